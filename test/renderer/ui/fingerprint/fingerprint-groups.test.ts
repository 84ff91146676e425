import { expect, it } from 'vitest'
import { fingerprintGroups } from '../../../../renderer/ui/fingerprint/fingerprint-groups.ts'

it('cuts a certificate’s fingerprint after every fourth pair', () => {
  expect(fingerprintGroups('AB:CD:EF:01:23:45')).toEqual({ groups: ['AB:CD:EF:01', '23:45'], joint: ':', columns: 2 })
})

it('cuts a host key’s after every eighth character, and loses none', () => {
  const characters = 'uNiVztksCsDhcc0u9e8BrRvA0Gmv8B9x0hWnUSVmQ5I'
  const { groups, joint } = fingerprintGroups(`SHA256:${characters}`)
  expect(groups.map(({ length }) => length)).toEqual([8, 8, 8, 8, 8, 3])
  expect(groups.join(joint)).toBe(characters)
})
