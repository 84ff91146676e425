import { expect, it } from 'vitest'
import { fieldOf } from '../../../../renderer/features/host-dialogs/field-of.ts'

it.each([
  ['host-name-taken', 'name'],
  ['host-name-invalid', 'name'],
  ['ssh-address-port', 'address'],
  ['ssh-config-invalid', 'address'],
  ['file-ticket-unknown', 'identity'],
  ['key-encrypted', 'identity'],
  ['door-lost', undefined],
  ['unexpected', undefined],
] as const)('says %s at the field %s', (code, field) => {
  expect(fieldOf(code)).toBe(field)
})
