import { plainStyle } from '../../../main/cli/render/style.ts'
import type { Session } from '../../../main/cli/session.ts'
import type { Call } from '../../../shared/api/client.ts'
import type { VerbName, VerbOutput } from '../../../shared/api/contract.ts'
import { Failure, failureData } from '../../../shared/failure.ts'
import { languageOf } from '../../../shared/words/language.ts'
import { answers } from './answers.ts'

/** Options of a fake session. */
export interface Fake {
  /** Replaces the usual answers; a failure makes the verb fail. */
  readonly answers?: { readonly [V in VerbName]?: VerbOutput<V> | Failure }
  /** A person's answer to every question; nobody is at the terminal if absent. */
  readonly says?: boolean
  readonly language?: string
  /** What is on standard input. */
  readonly input?: string
}

/** A session without an engine, with its recorded questions, messages and calls. */
export interface FakeSession {
  readonly session: Session
  readonly calls: { readonly verb: string; readonly input: unknown }[]
  readonly said: string[]
}

/** A session with calls answered from a table. A verb without an answer is a mistake in the test. */
export function fakeSession({ answers: own = {}, says, language, input = '' }: Fake = {}): FakeSession {
  const calls: FakeSession['calls'] = []
  const said: string[] = []
  const find = (verb: VerbName): unknown => own[verb] ?? answers[verb]
  const call = async (verb: VerbName, input: unknown, { onEvent }: { onEvent?: (event: unknown) => void } = {}) => {
    calls.push({ verb, input })
    // What is planned is applied.
    const [plan, report] = [find('plan.make'), find('plan.apply')]
    if (verb === 'plan.run') onEvent?.({ planned: plan })
    const answer = find(verb) ?? (verb === 'plan.run' ? { plan, report } : undefined)
    if (answer === undefined) throw new Error(`${verb} has no answer`)
    return answer instanceof Failure ? { ok: false, error: failureData(answer) } : { ok: true, data: answer }
  }
  const session: Session = {
    call: call as unknown as Call,
    language: languageOf(language),
    style: plainStyle,
    signal: new AbortController().signal,
    rendererDir: '/nowhere',
    say: (text) => said.push(text),
    isWatched: false,
    input: { isTyped: false, read: async () => input },
    ask:
      says === undefined
        ? undefined
        : async (question) => {
            said.push(question)
            return says
          },
  }
  return { session, calls, said }
}
