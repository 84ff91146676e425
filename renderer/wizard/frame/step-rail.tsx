import { UnstyledButton, VisuallyHidden } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useWords } from '../../words/language.tsx'
import { mayReturn, type StepName } from '../state/steps.ts'
import classes from './step-rail.module.css'

interface StepRailProps {
  readonly step: StepName
  /** The steps of this path. */
  readonly path: readonly StepName[]
  readonly onGo: (step: StepName) => void
}

/** The steps in order; earlier ones are links, unless a plan is being applied. */
export function StepRail({ step, path, onGo }: StepRailProps) {
  const { wizard: words } = useWords()
  const current = path.indexOf(step)
  return (
    <nav aria-label={words.stepsLabel}>
      <ol className={classes.steps}>
        {path.map((name, index) => {
          const isDone = index < current
          const state = isDone ? 'done' : index === current ? 'current' : 'ahead'
          const label = (
            <>
              {isDone && <IconCheck size={14} stroke={2.4} aria-hidden />}
              {words.steps[name]}
              {isDone && <VisuallyHidden> ({words.stepDone})</VisuallyHidden>}
            </>
          )
          return (
            <li key={name} className={classes.step} data-state={state}>
              {mayReturn(step, name) ? (
                <UnstyledButton className={classes.label} onClick={() => onGo(name)}>
                  {label}
                </UnstyledButton>
              ) : (
                <span className={classes.label} aria-current={index === current ? 'step' : undefined}>
                  {label}
                </span>
              )}
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
