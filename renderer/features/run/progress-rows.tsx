import { Progress as Bar } from '@mantine/core'
import type { ReactElement } from 'react'
import type { Progress } from '../../../shared/model/change.ts'
import type { PlanView } from '../../../shared/model/plan.ts'
import { isMany } from '../../ui/layout/many.ts'
import { useFailureWords } from '../../words/coded.tsx'
import { HostName, useHostName } from '../../words/host-name.tsx'
import { useWords } from '../../words/language.tsx'
import { SayParam, useSay } from '../../words/say.tsx'
import classes from './progress-rows.module.css'
import { type ProgressByHost, percentOf } from './run.ts'

interface ProgressRowsProps {
  readonly view: PlanView
  readonly progress: ProgressByHost
}

/**
 * A row for each host, with its progress and its current step. For many hosts there is a count of finished ones, and
 * the rows show errors instead of steps.
 */
export function ProgressRows({ view, progress }: ProgressRowsProps) {
  const { run: words } = useWords()
  const say = useSay()
  const hostName = useHostName()
  const failureWords = useFailureWords()
  const newsOf = ({ doing, error }: Progress): ReactElement | undefined =>
    error ? failureWords(error).message : doing && <SayParam value={doing} />
  const many = isMany(view.hosts)
  const finished = view.hosts.filter(({ host }) => progress[host]?.phase === 'finished').length
  return (
    <>
      {many && (
        <p className={classes.count} role="status">
          {say(words.finishedOf, { finished, count: view.hosts.length })}
        </p>
      )}
      <ul className={classes.rows} data-many={many || undefined}>
        {view.hosts.map(({ host }) => {
          const latest = progress[host]
          const phase = latest ? words.phases[latest.phase] : words.waiting
          const news = latest && (!many || latest.error) ? newsOf(latest) : undefined
          return (
            <li key={host} className={classes.row}>
              <div className={classes.head}>
                <span className={classes.host}>
                  <HostName id={host} alone />
                </span>
                {latest && latest.steps > 0 && latest.phase === 'running' && (
                  <span className={classes.quiet}>{say(words.stepOf, { step: latest.step, steps: latest.steps })}</span>
                )}
              </div>
              <Bar.Root size="sm" radius="xl">
                <Bar.Section
                  value={percentOf(latest)}
                  aria-label={say(words.progress, { host: hostName(host) })}
                  aria-valuetext={phase}
                />
              </Bar.Root>
              <div className={classes.state} {...(many ? {} : { 'aria-live': 'polite' })}>
                <span>{phase}</span>
                {news && <span className={classes.quiet}>{news}</span>}
              </div>
            </li>
          )
        })}
      </ul>
    </>
  )
}
