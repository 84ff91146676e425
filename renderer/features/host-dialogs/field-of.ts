import type { ErrorCode } from '../../../shared/errors.ts'

/** The fields for a new host. */
export type AddHostField = 'name' | 'address' | 'identity'

/** The field that an error belongs to; undefined for other errors. */
export function fieldOf(code: ErrorCode): AddHostField | undefined {
  if (code === 'host-name-invalid' || code === 'host-name-taken') return 'name'
  if (code.startsWith('ssh-')) return 'address'
  if (code === 'file-ticket-unknown' || code.startsWith('key-')) return 'identity'
  return undefined
}
