import { spawn } from 'node:child_process'
import { Failure } from '../../../../shared/failure.ts'
import { lastLine } from '../../../../shared/last-line.ts'
import { type ElevationOptions, elevation, helper } from '../../root/elevation.ts'
import { which } from '../../root/which.ts'
import { type RunResult, rootShellCommand, shellCommand, type Transport } from '../way.ts'
import { converse } from './converse.ts'

/** What the local transport goes by; only the environment and the terminal have no default. */
export type LocalTransportOptions = Pick<ElevationOptions, 'env' | 'isTty'> & Partial<ElevationOptions>

/** Where the deb and rpm packages put `mooring-as-root`; the path stands in assets/polkit as well. */
const installedHelpers = '/opt/Mooring/resources'

/** Runs `sh` on this machine, as root where asked to: see {@link elevation}. */
export function createLocalTransport(options: LocalTransportOptions): Transport {
  const { env, uid = process.getuid?.() ?? 0 } = options
  const path = env['PATH'] ?? ''
  // The helper is the packages' own: one that came into the user's PATH is somebody else's.
  const find = options.which ?? ((name: string) => which(name, name === helper ? installedHelpers : path))
  return {
    run: async (program, request, runOptions) => {
      const { privileged, signal } = runOptions
      if (signal?.aborted) throw new Failure('cancelled')
      const text = Buffer.from(program)
      const root = privileged ? await elevation({ ...options, uid, which: find }) : undefined
      const [command = '', ...shell] = root?.shell ?? ['/bin/sh']
      const args = [...shell, '-c', root ? rootShellCommand(text.length) : shellCommand(text.length)]
      const child = spawn(command, args, { env, detached: !root?.needsTerminal })
      const result = await converse(child, Buffer.concat([text, request]), runOptions)
      if (root && !hasBegun(result)) {
        throw signal?.aborted ? new Failure('cancelled') : new Failure('elevation-refused', refusal(result))
      }
      return result
    },
  }
}

/** Every host program greets first. Without that, whatever stands in front of it did not let it run. */
function hasBegun({ stdout }: RunResult): boolean {
  return /^mooring-/m.test(Buffer.from(stdout).toString('latin1'))
}

function refusal({ stderr, exitCode }: RunResult): { host: string; detail: string } {
  return { host: 'local', detail: lastLine(stderr) || `exit status ${exitCode}` }
}
