import { Switch } from '@mantine/core'
import { type ReactNode, useId } from 'react'
import { canSwitch, type InsecureView } from '../../features/insecure/insecure-view.ts'
import { useMoment, useWords } from '../../words/language.tsx'
import { Say, type Shown } from '../../words/say.tsx'
import classes from './registry-table.module.css'

interface InsecureSwitchProps {
  /** Its label for screen readers. */
  readonly label: string
  /** Absent until there is an answer. */
  readonly view: InsecureView | undefined
  readonly disabled: boolean
  /** Nothing is switched yet: a plan comes first. */
  readonly onSwitch: (on: boolean) => void
}

/** Whether a registry is insecure on a host, also in words, with a button to switch it. */
export function InsecureSwitch({ label, view, disabled, onSwitch }: InsecureSwitchProps) {
  const { insecure, common } = useWords()
  const state = useId()
  const isOn = view !== undefined && view.state !== 'off' && view.state !== 'unknown'
  return (
    <div className={classes.switch}>
      <Switch
        size="sm"
        color="var(--tone-warning)"
        classNames={{ track: classes.track }}
        aria-label={label}
        aria-describedby={state}
        checked={isOn}
        disabled={disabled || view === undefined || !canSwitch(view)}
        onChange={() => onSwitch(!isOn)}
      />
      <div id={state} aria-live="polite">
        {view ? insecure.states[view.state] : common.checking}
        {view && <Reason view={view} />}
      </div>
    </div>
  )
}

function Reason({ view }: { readonly view: InsecureView }) {
  const { insecure: words } = useWords()
  const moment = useMoment()
  const { kind, state, cause, until, isOverdue, turnsAtStart, error, unasked } = view
  const engine: Shown = kind ? { phrase: `engine-${kind}` } : ''
  const reasons: readonly ReactNode[] = [
    cause && (
      <Say
        text={state === 'built-in' ? words.builtIn : cause.path === undefined ? words.covered : words.coveredIn}
        params={{ value: cause.value, path: cause.path ?? '', engine }}
      />
    ),
    until !== undefined && !isOverdue && <Say text={words.until} params={{ until: moment(until) }} />,
    turnsAtStart && <Say text={state === 'off' ? words.beginsAtStart : words.endsAtStart} params={{ engine }} />,
    unasked && <Say text={words.unasked[unasked]} params={{ engine }} />,
    kind === undefined && !error && words.noEngine,
  ]
  return reasons.map(
    (reason, index) =>
      reason && (
        // biome-ignore lint/suspicious/noArrayIndexKey: each reason has its place
        <div key={index} className={classes.quiet}>
          {reason}
        </div>
      ),
  )
}
