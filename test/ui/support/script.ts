import type { VerbEvent, VerbInput, VerbName, VerbOutput } from '../../../shared/api/contract.ts'
import type { Envelope } from '../../../shared/api/envelope.ts'
import type { ErrorCode } from '../../../shared/errors.ts'
import { Failure, failureData } from '../../../shared/failure.ts'

/** What a scripted verb may do while it is asked. */
export interface Talk<V extends VerbName> {
  readonly tell: (event: VerbEvent<V>) => Promise<void>
  /** Resolves when the page asks to stop. */
  readonly aborted: Promise<void>
}

type Answer<V extends VerbName> = (
  input: VerbInput<V>,
  talk: Talk<V>,
) => Envelope<VerbOutput<V>> | Promise<Envelope<VerbOutput<V>>>

/** What the engine behind the page is made to say. */
export type Script = { readonly [V in VerbName]?: Answer<V> }

/** An answer that is fine. */
export function ok<T>(data: T): Envelope<T> {
  return { ok: true, data }
}

/** A failure as an answer, with what its words need. */
export function no<Code extends ErrorCode>(...failure: ConstructorParameters<typeof Failure<Code>>): Envelope<never> {
  return { ok: false, error: failureData(new Failure<Code>(...failure)) }
}

/** An answer that never comes, unless the page gives up: then it is `cancelled`. */
export async function never<V extends VerbName>(_input: VerbInput<V>, { aborted }: Talk<V>): Promise<Envelope<never>> {
  await aborted
  return no('cancelled')
}

/** What a script answers to a verb. */
export async function answerAs(
  script: Script,
  verb: VerbName,
  input: unknown,
  talk: Talk<VerbName>,
): Promise<Envelope<unknown>> {
  const answer = script[verb] as Answer<VerbName> | undefined
  if (!answer) throw new Error(`Nothing is scripted for ${verb}.`)
  return answer(input as VerbInput<VerbName>, talk)
}

/** Something that a script waits for and a test lets happen. */
export function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { opened, open: () => open() }
}
