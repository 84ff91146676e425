import { SegmentedControl } from '@mantine/core'
import { useId } from 'react'
import type { Host } from '../../shared/model/host.ts'
import { useText } from '../text/text-context.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import classes from './persist-choice.module.css'
import { persistWays } from './persist-ways.ts'
import type { StepProps } from './step-props.ts'

interface PersistChoiceProps extends StepProps {
  /** The chosen ones. */
  readonly hosts: readonly Host[]
}

/** For docker-machine's machines, which forget all but their disk: how trust comes back after a reboot. */
export function PersistChoice({ wizard: { state, dispatch }, hosts }: PersistChoiceProps) {
  const { persist: text } = useText().hostsStep
  const label = useId()
  if (state.method !== 'registry-only' || !hosts.some(({ source }) => source === 'docker-machine')) return null
  return (
    <div>
      <Disclosure label={text.title} openAtFirst={state.persist !== 'auto'}>
        <div className={classes.body}>
          <p className={classes.text}>{text.text}</p>
          <div id={label}>{text.label}</div>
          <SegmentedControl
            aria-labelledby={label}
            value={state.persist}
            onChange={(persist) => dispatch({ type: 'persist', persist })}
            data={persistWays.map((value) => ({ value, label: text.ways[value] }))}
          />
          <p className={classes.hint}>{text.hints[state.persist]}</p>
        </div>
      </Disclosure>
    </div>
  )
}
