import { Failure } from '../../../shared/failure.ts'
import { changeHosts, endOf, hostsOf } from '../change-hosts.ts'
import { givenTree } from '../given-tree.ts'
import { renderInsecure } from '../render/insecure.ts'
import { type Action, dataOf } from '../session.ts'

/** Lets hosts' engines use a registry without checking its certificate. */
export const insecureOn: Action<'insecure on'> = async (session, { registry, machineConfig, ...options }) => {
  const until = options.for === undefined ? {} : { until: momentIn(options.for) }
  return changeHosts(session, { kind: 'insecure-on', registry, ...until, ...machine(machineConfig) }, options)
}

/** Makes hosts' engines check a registry's certificate again. */
export const insecureOff: Action<'insecure off'> = (session, { registry, machineConfig, ...options }) =>
  changeHosts(session, { kind: 'insecure-off', registry, ...machine(machineConfig) }, options)

/** Says whether hosts' engines treat a registry as insecure. */
export const tellInsecure: Action<'insecure status'> = async (session, { registry, tree, ...options }) => {
  const named = hostsOf(options)
  const input = { registry, hosts: named, ...givenTree(tree, named) }
  const hosts = dataOf<'insecure.status'>(await session.call('insecure.status', input, { signal: session.signal }))
  return { data: hosts, text: renderInsecure(registry, hosts, session), ...endOf(hosts) }
}

const machine = (machineConfig: true | undefined) => (machineConfig ? { machineConfig } : {})

const units: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 }

/** The end of a duration such as `30m`, `2h` or `1d` that starts now. @throws Failure `time-invalid`. */
function momentIn(typed: string): string {
  const [, count, unit = ''] = /^([1-9]\d{0,4})([mhd])$/.exec(typed) ?? []
  if (count === undefined) throw new Failure('time-invalid', { typed })
  return new Date(Date.now() + Number(count) * (units[unit] ?? 0)).toISOString()
}
