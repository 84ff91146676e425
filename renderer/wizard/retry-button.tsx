import { Button } from '@mantine/core'
import { usePlural, useText } from '../text/text-context.tsx'
import { hostsToRetry } from './hosts-to-retry.ts'
import type { StepProps } from './step-props.ts'

/** Plans the same for the hosts where it failed, for another review. */
export function RetryButton({ wizard: { run, state, dispatch, reset } }: StepProps) {
  const { common, apply: text } = useText()
  const plural = usePlural()
  const hosts = hostsToRetry(run, state.hosts)
  const retry = () => {
    dispatch({ type: 'hosts', hosts })
    dispatch({ type: 'go', step: 'review' })
    reset()
  }
  const partly = run.state === 'ended' && hosts.length < run.report.hosts.length
  return (
    <Button variant={state.step === 'done' ? 'default' : 'filled'} onClick={retry}>
      {partly ? plural(text.retry, hosts.length) : common.tryAgain}
    </Button>
  )
}
