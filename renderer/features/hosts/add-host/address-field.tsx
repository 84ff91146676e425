import { Autocomplete } from '@mantine/core'
import type { ReactNode } from 'react'
import { useAnswer } from '../../../api/use-answer.ts'
import { useText } from '../../../text/text-context.tsx'
import { Stranger } from '../../../ui/stranger.tsx'
import classes from './add-host.module.css'

interface AddressFieldProps {
  readonly value: string
  readonly error: ReactNode
  readonly onChange: (value: string) => void
  /** One of ssh_config's names was picked. */
  readonly onPick: (alias: string) => void
}

const nothing = {}

/** Where a host is. Offers the names that ssh_config has; without them, it is a field like any other. */
export function AddressField({ value, error, onChange, onPick }: AddressFieldProps) {
  const { addHost: text } = useText()
  const { asked } = useAnswer('hosts.suggest', nothing)
  const suggestions = asked.state === 'answered' ? asked.data : []
  const details = new Map(suggestions.map(({ alias, detail }) => [alias, detail]))
  return (
    <Autocomplete
      name="address"
      label={text.address}
      description={text.addressHint}
      placeholder={text.addressPlaceholder}
      value={value}
      error={error}
      data={[...details.keys()]}
      limit={100}
      maxDropdownHeight="14rem"
      openOnFocus={false}
      comboboxProps={{ withinPortal: false }}
      onChange={onChange}
      onOptionSubmit={onPick}
      renderOption={({ option }) => (
        <span className={classes.option}>
          <Stranger text={option.value} />
          <span className={classes.quiet}>
            <Stranger text={details.get(option.value) ?? ''} />
          </span>
        </span>
      )}
      classNames={{ input: classes.address }}
      spellCheck={false}
      autoCapitalize="none"
      data-autofocus
    />
  )
}
