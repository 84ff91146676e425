import { hostname } from 'node:os'
import { localElevation } from '../root/local-elevation.ts'
import { createCommandShell } from '../ways/command/command-shell.ts'
import { shellWay } from '../ways/shell.ts'
import type { SourceHost } from './source.ts'

/** This machine. @param isTty whether a person can type a password at this process's terminal. */
export function thisMachine(env: NodeJS.ProcessEnv, isTty: boolean): SourceHost {
  const elevate = () => localElevation({ env, isTty })
  return {
    id: 'local',
    source: 'local',
    label: hostname(),
    open: () => shellWay(createCommandShell({ host: 'local', prefix: [], env, elevate })),
  }
}
