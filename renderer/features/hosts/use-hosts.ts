import { useCallback, useEffect, useReducer, useRef } from 'react'
import type { Host } from '../../../shared/model/host.ts'
import { useCall } from '../../api/door-context.tsx'
import { type HostList, hostListReducer, noHosts } from './host-list.ts'

/** The hosts, with actions to look at them. */
export interface Hosts {
  readonly list: HostList
  /** Looks at all of them again. */
  readonly reload: () => void
  /** Looks at one again, or at a new one, and asks for the secrets needed to log in. */
  readonly look: (host: string) => Promise<void>
  /** Adopts the result of another look. */
  readonly take: (host: Host) => void
  /** Removes one from the list. */
  readonly forget: (host: string) => void
}

/** Every host, while the screen is shown: each appears at once, and its data follow after the look. */
export function useHosts(): Hosts {
  const call = useCall()
  const [list, dispatch] = useReducer(hostListReducer, noHosts)
  const round = useRef(new AbortController())

  const reload = useCallback(async () => {
    round.current.abort()
    round.current = new AbortController()
    const { signal } = round.current
    dispatch({ type: 'begin' })
    const onEvent = (host: Host) => {
      if (!signal.aborted) dispatch({ type: 'told', host })
    }
    const envelope = await call('hosts.list', {}, { signal, onEvent })
    if (signal.aborted) return
    dispatch(envelope.ok ? { type: 'listed', ...envelope.data } : { type: 'failed', error: envelope.error })
  }, [call])

  const look = useCallback(
    async (host: string) => {
      const { signal } = round.current
      dispatch({ type: 'look', host })
      const envelope = await call('hosts.look', { host }, { signal })
      if (signal.aborted) return
      dispatch(envelope.ok ? { type: 'found', host: envelope.data } : { type: 'lost', host, error: envelope.error })
    },
    [call],
  )

  const take = useCallback((host: Host) => dispatch({ type: 'found', host }), [])
  const forget = useCallback((host: string) => dispatch({ type: 'forget', host }), [])

  useEffect(() => {
    void reload()
    return () => round.current.abort()
  }, [reload])

  return { list, reload, look, take, forget }
}
