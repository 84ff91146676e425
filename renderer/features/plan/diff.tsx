import { Button, VisuallyHidden } from '@mantine/core'
import { useState } from 'react'
import { useWords } from '../../words/language.tsx'
import { useSay } from '../../words/say.tsx'
import { Stranger } from '../../words/stranger.tsx'
import classes from './diff.module.css'

interface DiffProps {
  readonly path: string
  /** Unified diff lines: each begins with ` `, `+` or `-`. */
  readonly lines: readonly string[]
}

/** Longer diffs are collapsed to their first lines. */
const foldedLines = 10

/** A tab in a configuration file needs no warning, unlike one in a name. */
const tabAsSpaces = '    '

/** The changed lines of a file: a sign and a background for each added or removed line. */
export function Diff({ path, lines }: DiffProps) {
  const { plan: words } = useWords()
  const say = useSay()
  const foldable = lines.length > foldedLines + 2
  const [folded, setFolded] = useState(foldable)
  const shown = folded ? lines.slice(0, foldedLines) : lines
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long lines scroll, also by keyboard */}
      <section className={classes.diff} tabIndex={0} aria-label={say(words.diffOf, { path })}>
        <pre className={classes.lines}>
          {shown.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a diff never changes
            <DiffLine key={index} line={line} />
          ))}
        </pre>
      </section>
      {foldable && (
        <Button
          variant="subtle"
          size="compact-sm"
          className={classes.fold}
          aria-expanded={!folded}
          onClick={() => setFolded(!folded)}
        >
          {folded ? say(words.showAll, { count: lines.length }) : words.showFewer}
        </Button>
      )}
    </>
  )
}

function DiffLine({ line }: { readonly line: string }) {
  const { plan: words } = useWords()
  const sign = line.slice(0, 1)
  const word = sign === '+' ? words.added : sign === '-' ? words.removed : undefined
  return (
    <div className={classes.line} data-sign={sign}>
      <span className={classes.sign} aria-hidden>
        {sign === '-' ? '−' : sign}
      </span>
      {word && <VisuallyHidden>{word} </VisuallyHidden>}
      <span>
        <Stranger text={line.slice(1).replaceAll('\t', tabAsSpaces)} />
      </span>
    </div>
  )
}
