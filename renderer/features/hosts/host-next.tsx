import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import type { FailureData } from '../../../shared/failure.ts'
import type { Host } from '../../../shared/model/host.ts'
import { Callout } from '../../ui/callout.tsx'
import { Command } from '../../ui/command.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { useFailureWords } from '../../words/coded.tsx'
import { useHostName } from '../../words/host-name.tsx'
import { useWords } from '../../words/language.tsx'
import { Say, useSay } from '../../words/say.tsx'
import classes from './host-next.module.css'
import { KeyChanged } from './key-changed.tsx'

/** A screen's actions for a host. */
export interface HostActions {
  readonly onCompare: () => void
  readonly onLook: () => void
  readonly onRecover: () => void
}

interface HostNextProps extends HostActions {
  readonly host: Host
}

/** The next step for an unusable host: the problem, and a button. */
export function HostNext({ host, onCompare, onLook, onRecover }: HostNextProps) {
  const { hostNext: words } = useWords()
  const say = useSay()
  const hostName = useHostName()
  if (host.unfinished !== undefined) return <Unfinished host={host.id} change={host.unfinished} onRecover={onRecover} />
  if (host.state === 'ready' || host.state === 'looking') return null
  if (host.state === 'key-unknown') {
    return (
      <Callout
        tone="warning"
        title={words['key-unknown'].title}
        actions={
          <Button
            size="compact-md"
            aria-label={say(words['key-unknown'].label, { host: hostName(host.id) })}
            onClick={onCompare}
          >
            {words['key-unknown'].action}
          </Button>
        }
      >
        {words['key-unknown'].text}
      </Callout>
    )
  }
  const again = (
    <Button
      variant="default"
      size="compact-md"
      aria-label={say(words.againLabel, { host: hostName(host.id) })}
      onClick={onLook}
    >
      {words.again}
    </Button>
  )
  if (host.error?.code === 'ssh-host-key-changed' && host.hostKey) {
    return <KeyChanged hostKey={host.hostKey} actions={again} />
  }
  if (host.error?.code === 'machine-stopped') return <Stopped error={host.error} actions={again} />
  if (host.error) return <ErrorNotice error={host.error} silent actions={again} />
  const { state } = host
  return state === 'no-engine' || state === 'engine-stopped' || state === 'no-root' ? (
    <Callout tone={state === 'no-root' ? 'error' : 'info'} title={words[state].title} actions={again}>
      {words[state].text}
    </Callout>
  ) : null
}

interface StoppedProps {
  /** `machine-stopped` */
  readonly error: FailureData
  readonly actions: ReactNode
}

/** A docker-machine that does not run, and the command that starts it. */
function Stopped({ error, actions }: StoppedProps) {
  const { stopped: words } = useWords().hostNext
  const failureWords = useFailureWords()
  return (
    <Callout tone="info" title={words.title} actions={actions}>
      <p className={classes.text}>{failureWords(error).message}</p>
      <Command label={words.start} command={`docker-machine start ${error.params['machine'] ?? ''}`} />
    </Callout>
  )
}

interface UnfinishedProps {
  /** The host's id. */
  readonly host: string
  /** The id of the interrupted change. */
  readonly change: string
  readonly onRecover: () => void
}

/** A change was cut off on a host: says so, and offers the way out. */
function Unfinished({ host, change, onRecover }: UnfinishedProps) {
  const { hosts } = useWords()
  const say = useSay()
  const hostName = useHostName()
  return (
    <Callout
      tone="warning"
      title={hosts.unfinished}
      actions={
        <Button size="compact-md" aria-label={say(hosts.recoverLabel, { host: hostName(host) })} onClick={onRecover}>
          {hosts.recover}
        </Button>
      }
    >
      <Say text={hosts.unfinishedHint} params={{ change }} />
    </Callout>
  )
}
