import { Radio } from '@mantine/core'
import { IconCheck, IconMinus } from '@tabler/icons-react'
import { useId } from 'react'
import { Pill } from '../../../ui/pill.tsx'
import { useWords } from '../../../words/language.tsx'
import { Say } from '../../../words/say.tsx'
import classes from './how-step.module.css'
import type { MethodChoice } from './methods.ts'

interface MethodCardProps {
  readonly method: MethodChoice
  /** The registry's name. */
  readonly registry: string
  readonly onChoose: () => void
}

/** One way to make Docker accept the registry, with its effects. */
export function MethodCard({ method, registry, onChoose }: MethodCardProps) {
  const { how } = useWords()
  const text = how.methods[method.name]
  const Icon = method.icon
  const description = useId()
  const params = { registry, path: `/etc/docker/certs.d/${registry}/ca.crt` }
  return (
    <Radio.Card
      value={method.name}
      className={classes.method}
      data-standing={method.standing}
      aria-label={text.title}
      aria-describedby={description}
      onClick={onChoose}
    >
      <Radio.Indicator />
      <div id={description}>
        <div className={classes.title}>
          <Icon size={20} stroke={1.7} aria-hidden />
          {text.title}
          {method.standing === 'recommended' && <Pill tone="good">{how.recommended}</Pill>}
          {method.standing === 'last-resort' && <Pill tone="warning">{how.lastResort}</Pill>}
        </div>
        <div className={classes.text}>
          <Say text={text.text} params={params} />
        </div>
        <ul className={classes.points}>
          {text.gains.map((gain) => (
            <li key={gain} className={classes.gain}>
              <IconCheck size={16} stroke={2} aria-hidden />
              <span>
                <Say text={gain} params={params} />
              </span>
            </li>
          ))}
          {text.costs.map((cost) => (
            <li key={cost}>
              <IconMinus size={16} stroke={2} aria-hidden />
              <span>
                <Say text={cost} params={params} />
              </span>
            </li>
          ))}
        </ul>
      </div>
    </Radio.Card>
  )
}
