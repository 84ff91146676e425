import { Button } from '@mantine/core'
import { hostsToRetry } from '../../features/run/run.ts'
import { useWords } from '../../words/language.tsx'
import { useSay } from '../../words/say.tsx'
import type { StepProps } from './step-props.ts'

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
