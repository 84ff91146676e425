import { UnstyledButton, VisuallyHidden } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useText } from '../text/text-context.tsx'
import classes from './step-rail.module.css'
import { mayReturn, type StepName } from './steps.ts'

interface StepRailProps {
  readonly step: StepName
  /** The steps that there are. */
  readonly path: readonly StepName[]
  readonly onGo: (step: StepName) => void
}

/** The steps in their order; those behind lead back, as long as nothing is being applied. */
export function StepRail({ step, path, onGo }: StepRailProps) {
  const { wizard: text } = useText()
  const current = path.indexOf(step)
  return (
    <nav aria-label={text.stepsLabel}>
      <ol className={classes.steps}>
        {path.map((name, index) => {
          const isDone = index < current
          const state = isDone ? 'done' : index === current ? 'current' : 'ahead'
          const label = (
            <>
              {isDone && <IconCheck size={14} stroke={2.4} aria-hidden />}
              {text.steps[name]}
              {isDone && <VisuallyHidden> ({text.stepDone})</VisuallyHidden>}
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
