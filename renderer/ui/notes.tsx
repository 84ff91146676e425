import type { Note } from '../../shared/model/plan.ts'
import { noteWords, say } from '../../shared/words/say.ts'
import { useLanguage } from '../text/text-context.tsx'
import classes from './notes.module.css'
import { Stranger } from './stranger.tsx'
import { toneIcons } from './tone.ts'

const gravity: readonly Note['severity'][] = ['error', 'warning', 'info']

/** Findings and notes, the gravest first: an icon and a word for how grave, what it is, what to do. */
export function Notes({ notes }: { readonly notes: readonly Note[] }) {
  const { language } = useLanguage()
  const { common, noteHints } = language.words.app
  const hints: Readonly<Partial<Record<string, string>>> = noteHints
  const sorted = notes.toSorted((a, b) => gravity.indexOf(a.severity) - gravity.indexOf(b.severity))
  return (
    <ul className={classes.notes}>
      {sorted.map((note) => {
        const Icon = toneIcons[note.severity]
        const own = hints[note.code]
        const { message, hint } = noteWords(language, note)
        return (
          <li key={`${note.code} ${message}`} className={classes.note} data-tone={note.severity}>
            <Icon className={classes.icon} size={20} stroke={1.8} aria-hidden />
            <div>
              <span className={classes.word}>{common.severity[note.severity]}</span>
              <p className={classes.message}>
                <Stranger text={message} />
              </p>
              <p className={classes.hint}>
                <Stranger text={own === undefined ? hint : say(language, own, note.params)} />
              </p>
            </div>
          </li>
        )
      })}
    </ul>
  )
}
