import { expect, it } from 'vitest'
import { readTyped } from '../../../../../renderer/wizard/steps/registry/read-typed.ts'

it.each(['', '   '])('says nothing about an empty field', (typed) => {
  expect(readTyped(typed)).toEqual({ state: 'empty' })
})

it('reads a valid registry', () => {
  expect(readTyped('dtr.example.com:5000')).toMatchObject({
    state: 'read',
    registry: { name: 'dtr.example.com:5000', host: 'dtr.example.com', port: 5000 },
  })
})

it('says what is wrong, with what to do', () => {
  expect(readTyped('my_registry.example.com')).toMatchObject({
    state: 'wrong',
    error: { code: 'reference-underscore', params: { host: 'my_registry.example.com' } },
  })
})
