import { useEffect, useRef, useState } from 'react'
import type { Host } from '../../../shared/model/host.ts'
import type { HostInsecure } from '../../../shared/model/insecure.ts'
import { useCall } from '../../api/door-context.tsx'
import type { HostRow } from '../../features/hosts/host-list.ts'

/** A registry's insecure state on a host; undefined until there is an answer since the last look at the host. */
export type InsecureStatus = (host: Host, registry: string) => HostInsecure | undefined

/** An answer, with the look at the host that it belongs to. */
interface Answer {
  readonly host: Host
  readonly status: HostInsecure
}

/** Looks that end within this time, milliseconds, share one call per registry. */
const gatherMs = 150

/** Asks whether the registries on these hosts are insecure, for each host after each look at it. */
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

/** Registry names contain no spaces. */
function keyOf({ id }: Host, registry: string): string {
  return `${id} ${registry}`
}
