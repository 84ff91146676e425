import { indented } from '../render/columns.ts'
import { renderExplanation } from '../render/explanation.ts'
import { tell } from '../render/style.ts'
import { type Action, dataOf, type Session } from '../session.ts'

/** Explains an error text: the words given, or standard input. */
export const explain: Action<'explain'> = async (session, { text: words }) => {
  const isGiven = words.length > 0 && words.join(' ') !== '-'
  const text = isGiven ? words.join(' ') : await readText(session)
  const explanation = dataOf<'doctor.explain'>(
    await session.call('doctor.explain', { text }, { signal: session.signal }),
  )
  return { data: explanation, text: renderExplanation(explanation, session) }
}

async function readText({ input, say, ...voice }: Session): Promise<string> {
  if (input.isTyped)
    say(voice.style.faint(indented(tell(voice, voice.language.words.terminal.explanation.paste), 0, voice.style)))
  return input.read()
}
