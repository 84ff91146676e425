import { Button, Title } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import type { Change } from '../../../../shared/model/change.ts'
import { useWords } from '../../../words/language.tsx'
import { Stranger } from '../../../words/stranger.tsx'
import classes from './registry-step.module.css'

interface RecentRegistriesProps {
  /** The newest first. */
  readonly changes: readonly Change[]
  readonly disabled: boolean
  readonly onChoose: (registry: string) => void
}

const most = 6

/** The registries of the latest changes, to check again. Empty if there are none. */
export function RecentRegistries({ changes, disabled, onChoose }: RecentRegistriesProps) {
  const { registry: words } = useWords()
  const recent = [...new Set(changes.flatMap(({ registry }) => registry ?? []))].slice(0, most)
  if (recent.length === 0) return null
  return (
    <div className={classes.recent}>
      <Title order={2}>{words.recent}</Title>
      <ul className={classes.list}>
        {recent.map((registry) => (
          <li key={registry}>
            <Button
              variant="default"
              leftSection={<IconHistory size={16} aria-hidden />}
              disabled={disabled}
              onClick={() => onChoose(registry)}
            >
              <Stranger text={registry} />
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}
