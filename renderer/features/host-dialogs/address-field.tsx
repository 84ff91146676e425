import { Autocomplete } from '@mantine/core'
import type { ReactNode } from 'react'
import { useAnswer } from '../../api/use-ask.ts'
import { useFailureWords } from '../../words/coded.tsx'
import { useWords } from '../../words/language.tsx'
import { Stranger } from '../../words/stranger.tsx'
import classes from './add-host.module.css'

interface AddressFieldProps {
  readonly value: string
  readonly error: ReactNode
  readonly onChange: (value: string) => void
  /** A name from ssh_config was picked. */
  readonly onPick: (alias: string) => void
}

const nothing = {}

/** A host's address. Suggests the names in ssh_config, if there are any. */
export function AddressField({ value, error, onChange, onPick }: AddressFieldProps) {
  const { addHost: words } = useWords()
  const { asked } = useAnswer('hosts.suggest', nothing)
  const suggestions = asked.state === 'answered' ? asked.data : []
  const failureWords = useFailureWords()
  const details = new Map(
    suggestions.map(({ alias, detail, error }) => [
      alias,
      error ? failureWords(error).message : <Stranger key={alias} text={detail} />,
    ]),
  )
  return (
    <Autocomplete
      name="address"
      label={words.address}
      description={words.addressHint}
      placeholder={words.addressPlaceholder}
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
          <span className={classes.quiet}>{details.get(option.value)}</span>
        </span>
      )}
      classNames={{ input: classes.address }}
      spellCheck={false}
      autoCapitalize="none"
      data-autofocus
    />
  )
}
