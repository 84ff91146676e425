import { SegmentedControl } from '@mantine/core'
import { useId } from 'react'
import type { Host } from '../../../../shared/model/host.ts'
import { persistSchema } from '../../../../shared/model/intent.ts'
import { Disclosure } from '../../../ui/disclosure.tsx'
import { useWords } from '../../../words/language.tsx'
import type { StepProps } from '../../frame/wizard.tsx'
import classes from './hosts-step.module.css'

interface PersistChoiceProps extends StepProps {
  /** The chosen hosts. */
  readonly hosts: readonly Host[]
}

/** How trust survives a reboot, for docker-machine's machines, which keep only their disk. */
export function PersistChoice({ wizard: { state, dispatch }, hosts }: PersistChoiceProps) {
  const { persist: words } = useWords().hostsStep
  const label = useId()
  if (state.method !== 'registry-only' || !hosts.some(({ source }) => source === 'docker-machine')) return null
  return (
    <div>
      <Disclosure label={words.title} openAtFirst={state.persist !== 'auto'}>
        <div className={classes.persist}>
          <p className={classes.lead}>{words.text}</p>
          <div id={label}>{words.label}</div>
          <SegmentedControl
            aria-labelledby={label}
            value={state.persist}
            onChange={(persist) => dispatch({ type: 'persist', persist })}
            data={persistSchema.options.map((value) => ({ value, label: words.ways[value] }))}
          />
          <p className={classes.hint}>{words.hints[state.persist]}</p>
        </div>
      </Disclosure>
    </div>
  )
}
