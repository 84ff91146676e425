import { Checkbox } from '@mantine/core'
import type { HostRow } from '../../../features/hosts/host-list.ts'
import { mayBeChosen } from '../../../features/hosts/host-view.ts'
import { useWords } from '../../../words/language.tsx'
import { useSay } from '../../../words/say.tsx'
import classes from './hosts-step.module.css'

interface AllHostsProps {
  /** The visible hosts. */
  readonly rows: readonly HostRow[]
  readonly wanted: readonly string[]
  readonly onChoose: (hosts: readonly string[]) => void
}

/** Chooses all visible ready hosts, or none of them; hidden for a single host. */
export function AllHosts({ rows, wanted, onChoose }: AllHostsProps) {
  const { hostsStep: words } = useWords()
  const say = useSay()
  const ready = rows.filter(mayBeChosen).map(({ host }) => host.id)
  const chosen = ready.filter((id) => wanted.includes(id)).length
  const others = wanted.filter((id) => !ready.includes(id))
  if (rows.length < 2) return null
  return (
    <Checkbox
      className={classes.all}
      label={say(words.all, { count: ready.length })}
      checked={chosen === ready.length && chosen > 0}
      indeterminate={chosen > 0 && chosen < ready.length}
      disabled={ready.length === 0}
      onChange={() => onChoose(chosen === ready.length ? others : [...others, ...ready])}
    />
  )
}
