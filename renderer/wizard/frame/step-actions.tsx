import { Button } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { hostsToRetry } from '../../features/run/run.ts'
import { ActionsBar } from '../../ui/layout/actions-bar.tsx'
import { useWords } from '../../words/language.tsx'
import { useSay } from '../../words/say.tsx'
import { stepBefore, stepsOf } from '../state/steps.ts'
import type { StepProps } from './wizard.tsx'

interface StepActionsProps extends StepProps {
  /** Why the user cannot continue yet. */
  readonly hint?: ReactNode
  /** The button to continue. */
  readonly children: ReactNode
}

/** The buttons to go back and to continue. */
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

/** Plans the same for the hosts where it failed, for another review. */
export function RetryButton({ wizard: { run, state, dispatch, reset } }: StepProps) {
  const { common, apply: words } = useWords()
  const say = useSay()
  const hosts = hostsToRetry(run, state.hosts)
  const retry = () => {
    dispatch({ type: 'hosts', hosts })
    dispatch({ type: 'go', step: 'review' })
    reset()
  }
  const isPartial = run.state === 'ended' && hosts.length < run.report.hosts.length
  return (
    <Button variant={state.step === 'done' ? 'default' : 'filled'} onClick={retry}>
      {isPartial ? say(words.retry, { count: hosts.length }) : common.tryAgain}
    </Button>
  )
}
