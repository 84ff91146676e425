import type { ErrorCode } from '../../errors.ts'
import type { Text } from '../text.ts'
import { daemonErrors } from './errors/daemon.ts'
import { doorErrors } from './errors/door.ts'
import { hostErrors } from './errors/host.ts'
import { inputErrors } from './errors/input.ts'
import { referenceErrors } from './errors/reference.ts'
import { registryErrors } from './errors/registry.ts'
import { sshErrors } from './errors/ssh.ts'
import { storeErrors } from './errors/store.ts'
import { usageErrors } from './errors/usage.ts'

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
} satisfies Record<ErrorCode, { readonly message: Text; readonly hint: Text }>
