import { Button } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { ActionsBar } from '../../ui/layout/actions-bar.tsx'
import { useWords } from '../../words/language.tsx'
import { stepBefore, stepsOf } from '../state/steps.ts'
import type { StepProps } from './step-props.ts'

interface StepActionsProps extends StepProps {
  /** Why the way on is closed, if it is. */
  readonly hint?: ReactNode
  /** The way on. */
  readonly children: ReactNode
}

/** Back to the step before, and the way on. */
export function StepActions({ wizard: { state, dispatch }, hint, children }: StepActionsProps) {
  const { common } = useWords()
  const before = stepBefore(state.step, stepsOf(state))
  return (
    <ActionsBar
      hint={hint}
      start={
        before && (
          <Button
            variant="subtle"
            leftSection={<IconArrowLeft size={17} aria-hidden />}
            onClick={() => dispatch({ type: 'go', step: before })}
          >
            {common.back}
          </Button>
        )
      }
    >
      {children}
    </ActionsBar>
  )
}
