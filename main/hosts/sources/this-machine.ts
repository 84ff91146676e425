import { hostname } from 'node:os'
import { Failure } from '../../../shared/failure.ts'
import { localElevation } from '../root/local-elevation.ts'
import { canBeHost } from '../systems.ts'
import { createCommandShell } from '../ways/command/command-shell.ts'
import { shellWay } from '../ways/shell.ts'
import type { Way } from '../ways/way.ts'
import type { SourceHost } from './source.ts'

export interface ThisMachineOptions {
  readonly env: NodeJS.ProcessEnv
  /** Whether a person sits at this process's terminal, and can type a password there. */
  readonly isTty: boolean
  /** Node's name for this machine's system. */
  readonly platform: NodeJS.Platform
}

/** This machine. Where it cannot be a host, its way says so. */
export function thisMachine({ env, isTty, platform }: ThisMachineOptions): SourceHost {
  const elevate = () => localElevation({ env, isTty })
  const open = (): Way => shellWay(createCommandShell({ host: 'local', prefix: [], env, elevate }))
  return { id: 'local', source: 'local', label: hostname(), open: canBeHost(platform) ? open : () => noWay(platform) }
}

function noWay(system: string): Way {
  return {
    run: async () => {
      throw new Failure('host-unsupported', { host: 'local', system })
    },
    notes: () => [],
    close: () => {},
  }
}
