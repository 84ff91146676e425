import { useCallback, useEffect, useRef, useState } from 'react'
import type { VerbEvent, VerbInput, VerbName, VerbOutput } from '../../shared/api/contract.ts'
import type { Envelope } from '../../shared/api/envelope.ts'
import type { FailureData } from '../../shared/failure.ts'
import { useCall } from './door-context.tsx'

/** The state of a question to the engine. */
export type Asked<T, Event = never> =
  | { readonly state: 'idle' }
  /** With the latest event of the call. */
  | { readonly state: 'asking'; readonly event?: Event }
  | { readonly state: 'failed'; readonly error: FailureData }
  | { readonly state: 'answered'; readonly data: T }

/** A question that can be asked, cancelled and asked again. */
interface Ask<V extends VerbName> {
  readonly asked: Asked<VerbOutput<V>, VerbEvent<V>>
  /**
   * Resolves with undefined if the question was cancelled or replaced by a later one.
   * @param quietly keep the earlier answer until there is a new one.
   */
  readonly ask: (input: VerbInput<V>, quietly?: boolean) => Promise<Envelope<VerbOutput<V>> | undefined>
  readonly giveUp: () => void
}

const idle = { state: 'idle' } as const

/** Calls a read-only verb on demand; cancelling it loses nothing. */
export function useAsk<V extends VerbName>(verb: V): Ask<V> {
  const call = useCall()
  const [asked, setAsked] = useState<Asked<VerbOutput<V>, VerbEvent<V>>>(idle)
  const current = useRef<AbortController | undefined>(undefined)

  const giveUp = useCallback(() => {
    current.current?.abort()
    current.current = undefined
    setAsked(idle)
  }, [])

  const ask = useCallback(
    async (input: VerbInput<V>, quietly = false) => {
      current.current?.abort()
      const own = new AbortController()
      current.current = own
      setAsked((before) => (quietly && before.state === 'answered' ? before : { state: 'asking' }))
      const envelope = await call(verb, input, {
        signal: own.signal,
        onEvent: (event) => {
          if (current.current === own && !quietly) setAsked({ state: 'asking', event })
        },
      })
      if (current.current !== own) return undefined
      setAsked(envelope.ok ? { state: 'answered', data: envelope.data } : { state: 'failed', error: envelope.error })
      return envelope
    },
    [call, verb],
  )

  useEffect(() => giveUp, [giveUp])
  return { asked, ask, giveUp }
}

/** The answer that a screen needs: asked when the screen appears, and again by `reload`. */
export function useAnswer<V extends VerbName>(
  verb: V,
  /** Must be the same object for the same question. */
  input: VerbInput<V>,
): { readonly asked: Asked<VerbOutput<V>, VerbEvent<V>>; readonly reload: () => void } {
  const { asked, ask } = useAsk(verb)
  const reload = useCallback(() => void ask(input), [ask, input])
  useEffect(reload, [reload])
  return { asked, reload }
}
