import { expect, it } from 'vitest'
import { pastedImage } from '../../../../renderer/wizard/state/pasted-image.ts'

it.each([
  ['dtr.example.com/team/app:1.2', 'team/app:1.2'],
  ['dtr.example.com:5000/app', 'app'],
  [`dtr.example.com/app@sha256:${'ab'.repeat(32)}`, `app@sha256:${'ab'.repeat(32)}`],
  ['dtr.example.com', undefined],
  ['dtr.example.com/', undefined],
  ['https://dtr.example.com/repositories/team/app', undefined],
  ['dtr.example.com/?next=/home', undefined],
  ['-x', undefined],
  ['', undefined],
])('the image in “%s” is %s', (typed, image) => {
  expect(pastedImage(typed)).toBe(image)
})
