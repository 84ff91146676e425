import { markHidden } from './foreign-text.ts'
import { useWords } from './language.tsx'
import classes from './stranger.module.css'

/**
 * A text from a certificate, a registry or a host. Hidden characters are spelled out and marked, and its writing
 * direction does not affect the text around it.
 */
export function Stranger({ text }: { readonly text: string }) {
  const { common } = useWords()
  return (
    <bdi className={classes.stranger}>
      {markHidden(text).map((piece, index) =>
        piece.hidden ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text never change places
          <code key={index} className={classes.hidden} title={common.hiddenCharacter}>
            {piece.text}
          </code>
        ) : (
          piece.text
        ),
      )}
    </bdi>
  )
}
