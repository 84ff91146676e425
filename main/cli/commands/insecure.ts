import { Failure } from '../../../shared/failure.ts'
import { type ChangeOptions, changeHosts, hostsOf } from '../change-hosts.ts'
import { dataOf } from '../envelope.ts'
import { renderInsecure } from '../render/insecure.ts'
import type { Action } from '../session.ts'

export interface InsecureOptions extends ChangeOptions {
  readonly state: string
  readonly registry: string
  readonly for?: string
  readonly machineConfig?: boolean
}

/** Switches a registry's insecure access on or off on hosts, or tells how it stands. */
export const insecure: Action<InsecureOptions> = async (session, options) => {
  const { state, registry } = options
  if (state === 'status') return status(session, options)
  if (state !== 'on' && state !== 'off') throw new Failure('usage', { detail: `“${state}” is not on, off or status.` })
  const on = state === 'on'
  if (options.for !== undefined && !on) throw new Failure('usage', { detail: '--for goes with on.' })
  const until = options.for === undefined ? {} : { until: endOf(options.for) }
  const machineConfig = options.machineConfig ? { machineConfig: true } : {}
  const intent = { kind: on ? 'insecure-on' : 'insecure-off', registry, ...until, ...machineConfig } as const
  return changeHosts(session, intent, options)
}

const status: Action<InsecureOptions> = async (session, options) => {
  const root = options.root === undefined ? {} : { root: options.root }
  const input = { registry: options.registry, hosts: hostsOf(options), ...root }
  const hosts = dataOf<'insecure.status'>(await session.call('insecure.status', input, { signal: session.signal }))
  return { data: hosts, text: renderInsecure(options.registry, hosts, session.style) }
}

const units: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 }

/** When a time such as `30m`, `2h` or `1d` will be over. */
function endOf(text: string): string {
  const [, count, unit = ''] = /^([1-9]\d{0,4})([mhd])$/.exec(text) ?? []
  if (count === undefined) throw new Failure('usage', { detail: `“${text}” is not a time such as 30m, 2h or 1d.` })
  return new Date(Date.now() + Number(count) * (units[unit] ?? 0)).toISOString()
}
