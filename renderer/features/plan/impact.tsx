import { IconBrandDocker, IconFiles, IconShieldLock, type TablerIcon } from '@tabler/icons-react'
import type { HostPlanView } from '../../../shared/model/plan.ts'
import { useHostName } from '../../words/host-name.tsx'
import { useWords } from '../../words/language.tsx'
import { useSay } from '../../words/say.tsx'
import classes from './impact.module.css'

/** The three most important facts: how many files change, what happens to Docker, whether root rights are needed. */
export function Impact({ plan }: { readonly plan: HostPlanView }) {
  const { impact } = useWords().plan
  const say = useSay()
  const hostName = useHostName()
  const stops = plan.containersStopped > 0
  return (
    <ul className={classes.impact} aria-label={say(impact.label, { host: hostName(plan.host) })}>
      <Item icon={IconFiles} main={say(impact.files, { count: plan.files.length })} hint={impact.filesHint} />
      <Item
        icon={IconBrandDocker}
        main={impact.restart[plan.restart]}
        hint={stops ? say(impact.stopped, { count: plan.containersStopped }) : impact.restartHint[plan.restart]}
        warn={stops || plan.restart === 'restart'}
      />
      <Item
        icon={IconShieldLock}
        main={plan.needsRoot ? impact.root : impact.noRoot}
        hint={plan.needsRoot ? impact.rootHint : impact.noRootHint}
      />
    </ul>
  )
}

interface ItemProps {
  readonly icon: TablerIcon
  readonly main: string
  readonly hint: string
  /** Something stops for a while. */
  readonly warn?: boolean
}

function Item({ icon: Icon, main, hint, warn = false }: ItemProps) {
  return (
    <li className={classes.item} data-warn={warn || undefined}>
      <Icon className={classes.icon} size={24} stroke={1.5} aria-hidden />
      <div>
        <div className={classes.main}>{main}</div>
        <div className={classes.hint}>{hint}</div>
      </div>
    </li>
  )
}
