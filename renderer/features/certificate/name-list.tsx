import { Button } from '@mantine/core'
import { useState } from 'react'
import { fillIn } from '../../../shared/words/fill-in.ts'
import { useText } from '../../text/text-context.tsx'
import { Stranger } from '../../ui/stranger.tsx'
import classes from './name-list.module.css'

/** More names than this are folded away. */
const foldedNames = 8

/** The names that a certificate is valid for, one on a line. */
export function NameList({ names }: { readonly names: readonly string[] }) {
  const { details } = useText().certificate
  const foldable = names.length > foldedNames + 2
  const [folded, setFolded] = useState(true)
  const shown = foldable && folded ? names.slice(0, foldedNames) : names
  return (
    <>
      <ul className={classes.names}>
        {shown.map((name) => (
          <li key={name}>
            <Stranger text={name} />
          </li>
        ))}
      </ul>
      {foldable && (
        <Button variant="subtle" size="compact-sm" ml={-8} aria-expanded={!folded} onClick={() => setFolded(!folded)}>
          {folded ? fillIn(details.allNames, { count: names.length }) : details.fewerNames}
        </Button>
      )}
    </>
  )
}
