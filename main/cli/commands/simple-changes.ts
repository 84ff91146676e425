import { type ChangeOptions, changeHosts } from '../change-hosts.ts'
import type { Action } from '../session.ts'

/** Takes back what Mooring put for a registry, and nothing else. */
export const untrust: Action<ChangeOptions & { readonly registry: string; readonly restart: boolean }> = (
  session,
  options,
) => changeHosts(session, { kind: 'untrust', registry: options.registry, noRestart: !options.restart }, options)

/** Gives what was appended to a Boot2Docker machine's server.pem files of its own. */
export const migrate: Action<ChangeOptions> = (session, options) => changeHosts(session, { kind: 'migrate' }, options)

/** Takes one change back, on the host it was made on. */
export const undo: Action<ChangeOptions & { readonly change: string }> = (session, options) =>
  changeHosts(session, { kind: 'undo', change: options.change }, options)

/** Rolls back a change that was interrupted. */
export const recover: Action<ChangeOptions> = (session, options) => changeHosts(session, { kind: 'recover' }, options)
