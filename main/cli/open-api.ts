import type { Call } from '../../shared/api/client.ts'
import { createDeps, type Door } from '../api/deps.ts'
import { createDispatch, type Dispatch } from '../api/dispatch.ts'
import { type Reader, readApart } from '../reader/reader.ts'
import { startReader } from '../reader/start-reader.ts'
import { version } from '../version.ts'

/** The engine, opened for a door of this process. */
export interface OpenApi {
  readonly dispatch: Dispatch
  /** Closes the connections to hosts; otherwise the process would wait for them. */
  readonly close: () => void
}

/** @param reader if absent, reads in processes of its own; from the sources there is no program for these. */
export function openApi(door: Omit<Door, 'version' | 'reader'>, reader: Reader = readApart(startReader)): OpenApi {
  const deps = createDeps({ ...door, version, reader })
  return { dispatch: createDispatch(deps), close: () => deps.hosts.close() }
}

/** The command line's door: the dispatcher in this process, with the same interface as the page's doors. */
export function callOf(dispatch: Dispatch): Call {
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
