import { Failure } from '../../../shared/failure.ts'
import { changeHosts, endOf, hostsOf } from '../change-hosts.ts'
import { givenTree } from '../given-tree.ts'
import { renderInsecure } from '../render/insecure.ts'
import { renderIncomplete } from '../render/notes.ts'
import { type Action, dataOf } from '../session.ts'

/** Lets hosts' engines use a registry without checking its certificate. */
export const insecureOn: Action<'insecure on'> = async (session, { registry, machineConfig, setAside, ...options }) => {
  const until = options.for === undefined ? {} : { until: momentIn(options.for) }
  const aside = setAside ? { setAside } : {}
  return changeHosts(session, { kind: 'insecure-on', registry, ...until, ...aside, ...machine(machineConfig) }, options)
}

/** Makes hosts' engines check a registry's certificate again. */
export const insecureOff: Action<'insecure off'> = (session, { registry, machineConfig, ...options }) =>
  changeHosts(session, { kind: 'insecure-off', registry, ...machine(machineConfig) }, options)

/** Says whether hosts' engines treat registries as insecure; without a registry, which those are on every host. */
export const tellInsecure: Action<'insecure status'> = async (session, { registry, tree, ...options }) => {
  const isEverywhere = registry.length === 0 && options.host === undefined && tree === undefined
  const named = hostsOf(options)
  const input = {
    ...(registry.length > 0 ? { registries: [...new Set(registry)] } : {}),
    ...(isEverywhere ? {} : { hosts: named, ...givenTree(tree, named) }),
  }
  const { signal } = session
  const { hosts, failures } = dataOf<'insecure.status'>(await session.call('insecure.status', input, { signal }))
  const text = renderInsecure(hosts, session)
  const [failure] = failures
  if (!failure) return { data: hosts, text, ...endOf(hosts) }
  // What was found is told all the same, but the command did not do all that it was asked for.
  const { incomplete } = session.language.words.terminal.hosts
  return { data: hosts, text: renderIncomplete(text, incomplete, failures, session), exit: 4, failure }
}

const machine = (machineConfig: true | undefined) => (machineConfig ? { machineConfig } : {})

const units: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 }

/** The end of a duration such as `30m`, `2h` or `1d` that starts now. @throws Failure `time-invalid`. */
function momentIn(typed: string): string {
  const [, count, unit = ''] = /^([1-9]\d{0,4})([mhd])$/.exec(typed) ?? []
  if (count === undefined) throw new Failure('time-invalid', { typed })
  return new Date(Date.now() + Number(count) * (units[unit] ?? 0)).toISOString()
}
