import { Progress as Bar } from '@mantine/core'
import { fillIn } from '../../../shared/fill-in.ts'
import type { PlanView } from '../../../shared/model/plan.ts'
import { useText } from '../../text/text-context.tsx'
import { HostName, useHostName } from '../host/host-name.tsx'
import { Stranger } from '../stranger.tsx'
import classes from './progress-rows.module.css'
import { type ProgressByHost, percentOf } from './run.ts'

interface ProgressRowsProps {
  readonly view: PlanView
  readonly progress: ProgressByHost
}

/** A row for each host: how far it is, and what it is doing. */
export function ProgressRows({ view, progress }: ProgressRowsProps) {
  const { run: text } = useText()
  const hostName = useHostName()
  return (
    <ul className={classes.rows}>
      {view.hosts.map(({ host }) => {
        const latest = progress[host]
        const phase = text.phases[latest?.phase ?? 'waiting']
        return (
          <li key={host} className={classes.row}>
            <div className={classes.head}>
              <span className={classes.host}>
                <HostName id={host} alone />
              </span>
              {latest && latest.steps > 0 && latest.phase === 'running' && (
                <span className={classes.quiet}>{fillIn(text.stepOf, { step: latest.step, steps: latest.steps })}</span>
              )}
            </div>
            <Bar.Root size="sm" radius="xl">
              <Bar.Section
                value={percentOf(latest)}
                aria-label={fillIn(text.progress, { host: hostName(host) })}
                aria-valuetext={phase}
              />
            </Bar.Root>
            <div className={classes.state} aria-live="polite">
              <span>{phase}</span>
              {latest?.text && (
                <span className={classes.quiet}>
                  <Stranger text={latest.text} />
                </span>
              )}
            </div>
          </li>
        )
      })}
    </ul>
  )
}
