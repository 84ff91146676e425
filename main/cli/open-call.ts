import type { Call } from '../../shared/api/client.ts'
import { createDeps } from '../api/deps.ts'
import { createDispatch } from '../api/dispatch.ts'
import { version } from '../version.ts'

/** The command line's door: the dispatcher in this process, behind the same function that the windows use. */
export function openCall(isTty: boolean): Call {
  const dispatch = createDispatch(createDeps({ door: 'cli', isTty, version }))
  const never = new AbortController().signal
  // The dispatcher has parsed events and output by the verb's own contract entry.
  const call = (
    verb: string,
    input: unknown,
    options: { onEvent?: (event: never) => void; signal?: AbortSignal } = {},
  ) =>
    dispatch(verb, input, {
      signal: options.signal ?? never,
      emit: (event) => options.onEvent?.(event as never),
    })
  return call as Call
}
