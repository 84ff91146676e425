import { useEffect, useRef, useState } from 'react'
import type { Host } from '../../../shared/model/host.ts'
import type { HostInsecure } from '../../../shared/model/insecure.ts'
import { useCall } from '../../api/door-context.tsx'
import type { HostRow } from '../../features/hosts/host-list.ts'
import { type RegistryOnHost, standingIn } from '../../features/insecure/insecure-view.ts'

/** A registry's insecure state on a host; undefined until there is an answer since the last look at the host. */
export type InsecureStatus = (host: Host, registry: string) => RegistryOnHost | undefined

/** An answer, with the look at the host that it belongs to. */
interface Answer {
  readonly host: Host
  readonly status: RegistryOnHost
}

/** Looks that end within this time, milliseconds, share calls. */
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
    const ask = async (hosts: readonly Host[]) => {
      const registries = hosts[0]?.registries ?? []
      const tell = (answer: HostInsecure) => {
        const host = hosts.find(({ id }) => id === answer.host)
        if (!host || signal.aborted) return
        const news = registries.map((each) => [keyOf(host, each), { host, status: standingIn(answer, each) }] as const)
        setAnswers((before) => new Map([...before, ...news]))
      }
      const named = hosts.map(({ id }) => id)
      const envelope = await call('insecure.status', { registries, hosts: named }, { signal, onEvent: tell })
      const failed = (host: string): HostInsecure => ({
        host,
        registries: [],
        ...(envelope.ok ? {} : { error: envelope.error }),
      })
      for (const answer of envelope.ok ? envelope.data.hosts : named.map(failed)) tell(answer)
    }
    const fresh = rows.filter(({ host, looking }) => !looking && !asked.current.has(host)).map(({ host }) => host)
    if (fresh.length === 0) return
    const timer = setTimeout(() => {
      for (const host of fresh) asked.current.add(host)
      for (const hosts of withEqualRegistries(fresh)) void ask(hosts)
    }, gatherMs)
    return () => clearTimeout(timer)
  }, [call, rows])

  return (host, registry) => {
    const answer = answers.get(keyOf(host, registry))
    return answer?.host === host ? answer.status : undefined
  }
}

/** Each host is looked at once, for all of its registries; those with the same ones share a call. */
function withEqualRegistries(hosts: readonly Host[]): Iterable<readonly Host[]> {
  const groups = new Map<string, Host[]>()
  for (const host of hosts) {
    if (host.registries.length === 0) continue
    const key = host.registries.join(' ')
    groups.set(key, [...(groups.get(key) ?? []), host])
  }
  return groups.values()
}

/** Registry names contain no spaces. */
function keyOf({ id }: Host, registry: string): string {
  return `${id} ${registry}`
}
