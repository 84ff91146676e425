import type { Note } from '../../shared/model/plan.ts'
import { useNoteWords } from '../words/coded.tsx'
import { useWords } from '../words/language.tsx'
import classes from './notes.module.css'
import { toneIcons } from './tone.ts'

const gravity: readonly Note['severity'][] = ['error', 'warning', 'info']

/** Findings and notes, each once, the most severe first: the severity as icon and word, the message, and what to do. */
export function Notes({ notes }: { readonly notes: readonly Note[] }) {
  const { common } = useWords()
  const noteWords = useNoteWords()
  const sorted = notes.toSorted((a, b) => gravity.indexOf(a.severity) - gravity.indexOf(b.severity))
  const different = new Map(sorted.map((note) => [`${note.code} ${note.message}`, note]))
  return (
    <ul className={classes.notes}>
      {[...different].map(([key, note]) => {
        const Icon = toneIcons[note.severity]
        const { message, hint } = noteWords(note)
        return (
          <li key={key} className={classes.note} data-tone={note.severity}>
            <Icon className={classes.icon} size={20} stroke={1.8} aria-hidden />
            <div>
              <span className={classes.word}>{common.severity[note.severity]}</span>
              <p className={classes.message}>{message}</p>
              <p className={classes.hint}>{hint}</p>
            </div>
          </li>
        )
      })}
    </ul>
  )
}
