import type { z } from 'zod'
import { contract, isVerbName, type VerbName } from '../../shared/api/contract.ts'
import type { Envelope } from '../../shared/api/envelope.ts'
import { Failure, failureData } from '../../shared/failure.ts'
import type { ApiDeps } from './deps.ts'
import type { Handler } from './handler.ts'
import { loadHandler } from './handlers/index.ts'

/** What a door adds to a call. */
export interface DispatchOptions {
  readonly signal: AbortSignal
  /** Called for each event of the verb, in order, before the reply. */
  readonly emit: (event: unknown) => void
}

/** The one way into the engine. It never rejects: failures are in the envelope. */
export type Dispatch = (verb: string, input: unknown, options: DispatchOptions) => Promise<Envelope<unknown>>

/**
 * Makes the dispatcher for a door. The contract parses input, events and output, so only data of the declared shape
 * crosses the door.
 */
export function createDispatch(deps: ApiDeps, load = loadHandler): Dispatch {
  return async (verb, input, options) => {
    try {
      if (!isVerbName(verb)) throw new Failure('verb-unknown', { verb })
      return { ok: true, data: await run(deps, load, verb, input, options) }
    } catch (error) {
      return { ok: false, error: failureData(error) }
    }
  }
}

async function run<V extends VerbName>(
  deps: ApiDeps,
  load: typeof loadHandler,
  verb: V,
  input: unknown,
  { signal, emit }: DispatchOptions,
): Promise<unknown> {
  const entry = contract[verb]
  const parsed = entry.input.safeParse(input)
  if (!parsed.success) throw new Failure('input-invalid', { verb, detail: describeIssues(parsed.error) })
  // A union of verbs cannot be narrowed by its name alone; the table in handlers/index.ts has checked each pair.
  const handler = (await load(verb)) as unknown as Handler<VerbName>
  if (signal.aborted) throw new Failure('cancelled')
  const output = await handler(deps, parsed.data as never, {
    signal,
    emit: (event) => emit(entry.event.parse(event)),
  })
  return entry.output.parse(output)
}

/** The paths in the input that do not match the contract, and why: zod's own names, as in `hosts.0: invalid_type`. */
function describeIssues({ issues }: z.ZodError): string {
  return issues.map(({ path, code }) => [path.join('.'), code].filter((part) => part !== '').join(': ')).join(', ')
}
