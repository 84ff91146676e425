import type { ErrorCode } from '../../errors.ts'
import type { Text } from '../text.ts'
import { authorityErrors } from './errors/authority.ts'
import { daemonErrors, storeErrors } from './errors/daemon.ts'
import { doorErrors } from './errors/door.ts'
import { hostErrors } from './errors/host.ts'
import { inputErrors, referenceErrors, usageErrors } from './errors/input.ts'
import { registryErrors } from './errors/registry.ts'
import { sshErrors } from './errors/ssh.ts'

/** The words of every failure: what is wrong, and where, in one sentence; and what to do about it. */
export const errors = {
  ...referenceErrors,
  ...registryErrors,
  ...inputErrors,
  ...usageErrors,
  ...hostErrors,
  ...sshErrors,
  ...daemonErrors,
  ...storeErrors,
  ...doorErrors,
  ...authorityErrors,
} satisfies Record<ErrorCode, { readonly message: Text; readonly hint: Text }>
