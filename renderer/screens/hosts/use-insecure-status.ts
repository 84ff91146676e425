import { useEffect, useRef, useState } from 'react'
import type { Host } from '../../../shared/model/host.ts'
import type { HostInsecure } from '../../../shared/model/insecure.ts'
import { useCall } from '../../api/door-context.tsx'
import type { HostRow } from '../../features/hosts/host-list.ts'

/** How a registry stands on a host; undefined until somebody has answered since the host was last looked at. */
export type InsecureStatus = (host: Host, registry: string) => HostInsecure | undefined

/** An answer, and the look at the host that it came after. */
interface Answer {
  readonly host: Host
  readonly status: HostInsecure
}

/** Looks that end shortly after each other, milliseconds, are followed by one call for each registry. */
const gatherMs = 150

/** Asks how insecure the registries on these hosts are, of each host whenever it has been looked at. */
export function useInsecureStatus(rows: readonly HostRow[]): InsecureStatus {
  const call = useCall()
  const [answers, setAnswers] = useState<ReadonlyMap<string, Answer>>(new Map())
  const asked = useRef(new WeakSet<Host>())
  const left = useRef(new AbortController())

  useEffect(() => {
    left.current = new AbortController()
    return () => left.current.abort()
  }, [])

  useEffect(() => {
    const { signal } = left.current
    const ask = async (registry: string, hosts: readonly Host[]) => {
      const envelope = await call('insecure.status', { registry, hosts: hosts.map(({ id }) => id) }, { signal })
      if (signal.aborted) return
      const statusOf = ({ id }: Host): HostInsecure | undefined =>
        envelope.ok ? envelope.data.find(({ host }) => host === id) : { host: id, engines: [], error: envelope.error }
      const news = hosts.flatMap((host) => {
        const status = statusOf(host)
        return status ? [[keyOf(host, registry), { host, status }] as const] : []
      })
      setAnswers((before) => new Map([...before, ...news]))
    }
    const fresh = rows.filter(({ host, looking }) => !looking && !asked.current.has(host)).map(({ host }) => host)
    if (fresh.length === 0) return
    const timer = setTimeout(() => {
      for (const host of fresh) asked.current.add(host)
      for (const registry of new Set(fresh.flatMap(({ registries }) => registries))) {
        void ask(
          registry,
          fresh.filter(({ registries }) => registries.includes(registry)),
        )
      }
    }, gatherMs)
    return () => clearTimeout(timer)
  }, [call, rows])

  return (host, registry) => {
    const answer = answers.get(keyOf(host, registry))
    return answer?.host === host ? answer.status : undefined
  }
}

/** No registry's name holds a blank. */
function keyOf({ id }: Host, registry: string): string {
  return `${id} ${registry}`
}
