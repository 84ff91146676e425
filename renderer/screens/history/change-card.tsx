import { Button, Title } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import { canBeUndone, type ListedChange } from '../../../shared/model/change.ts'
import { plannedSteps } from '../../../shared/model/plan-steps.ts'
import { Steps } from '../../features/plan/steps.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Pill } from '../../ui/pill.tsx'
import { HostName } from '../../words/host-name.tsx'
import { useMoment, useWords } from '../../words/language.tsx'
import { Say, useSay } from '../../words/say.tsx'
import classes from './history-screen.module.css'

interface ChangeCardProps {
  readonly change: ListedChange
  readonly onUndo: () => void
}

const tones = { applied: 'good', undone: 'neutral', superseded: 'neutral', unknown: 'warning' } as const

/** One change: what, where and when; its steps on demand; and its undo unless it is undone, or a later change has to be undone first. */
export function ChangeCard({ change, onUndo }: ChangeCardProps) {
  const { history: words } = useWords()
  const say = useSay()
  const moment = useMoment()
  const title = words.kinds[change.kind]
  const { supersededBy: later, by } = change
  const shown = later === undefined ? change.state : 'superseded'
  const about = { registry: change.registry ?? '' }
  return (
    <li className={classes.card}>
      <div className={classes.head}>
        <div className={classes.words}>
          <div className={classes.title}>
            <Title order={2}>
              <Say text={title} params={about} />
            </Title>
            <Pill tone={tones[shown]}>{words.states[shown]}</Pill>
          </div>
          <p className={classes.quiet}>
            <time dateTime={change.at}>{moment(change.at)}</time> ·{' '}
            <Say text={words.on} params={{ host: <HostName id={change.host} /> }} /> ·{' '}
            <Say text={words.id} params={{ id: change.id }} />
            {by && (
              <>
                {' '}
                · <Say text={words.by} params={{ ...by }} />
              </>
            )}
          </p>
        </div>
        {canBeUndone(change) && (
          <Button
            variant="default"
            leftSection={<IconArrowBackUp size={17} aria-hidden />}
            aria-label={say(words.undoLabel, { change: say(title, about) })}
            onClick={onUndo}
          >
            {words.undo}
          </Button>
        )}
      </div>
      <div className={classes.body}>
        {later !== undefined && (
          <p className={classes.quiet}>
            <Say text={words.superseded} params={{ later }} />
          </p>
        )}
        {change.state === 'unknown' && <p className={classes.quiet}>{words.doubt}</p>}
        <Disclosure label={say(words.steps, { count: plannedSteps(change.stages).length })}>
          <div className={classes.steps}>
            <Steps stages={change.stages} />
          </div>
        </Disclosure>
      </div>
    </li>
  )
}
