import { useWords } from '../words/language.tsx'
import { useSay } from '../words/say.tsx'
import { Stranger } from '../words/stranger.tsx'
import classes from './command.module.css'
import { CopyButton } from './copy-button.tsx'

interface CommandProps {
  readonly command: string
  /** The purpose of the command. */
  readonly label: string
}

/** A command line to copy. */
export function Command({ command, label }: CommandProps) {
  const { common } = useWords()
  const say = useSay()
  return (
    <div className={classes.command}>
      <div className={classes.label}>{label}</div>
      <div className={classes.line}>
        <code className={classes.code}>
          <Stranger text={command} />
        </code>
        <CopyButton text={command} label={say(common.labelled, { subject: common.copy, what: command })} />
      </div>
    </div>
  )
}
