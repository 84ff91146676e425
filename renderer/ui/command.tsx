import { useText } from '../text/text-context.tsx'
import classes from './command.module.css'
import { CopyButton } from './copy-button.tsx'
import { Stranger } from './stranger.tsx'

interface CommandProps {
  readonly command: string
  /** What the command is for. */
  readonly label: string
}

/** A command line to copy. */
export function Command({ command, label }: CommandProps) {
  const { common } = useText()
  return (
    <div className={classes.command}>
      <div className={classes.label}>{label}</div>
      <div className={classes.line}>
        <code className={classes.code}>
          <Stranger text={command} />
        </code>
        <CopyButton text={command} label={`${common.copy}: ${command}`} />
      </div>
    </div>
  )
}
