import { IconBrandDocker, IconFiles, IconShieldLock, type TablerIcon } from '@tabler/icons-react'
import { engineNames, enginesTold, type HostPlanView } from '../../../shared/model/plan.ts'
import { plannedFiles } from '../../../shared/model/plan-steps.ts'
import { useHostName } from '../../words/host-name.tsx'
import { useWords } from '../../words/language.tsx'
import { useSay } from '../../words/say.tsx'
import classes from './impact.module.css'

/** The three things that one wants to know first: how many files, what becomes of the engines, whether root is asked for. */
export function Impact({ plan }: { readonly plan: HostPlanView }) {
  const { impact } = useWords().plan
  const say = useSay()
  const hostName = useHostName()
  const kinds = enginesTold(plan)
  const told = { engines: engineNames(kinds), count: kinds.length }
  const files = new Set(plannedFiles(plan.stages).map(({ path }) => path)).size
  const stops = plan.containersStopped > 0
  return (
    <ul className={classes.impact} aria-label={say(impact.label, { host: hostName(plan.host) })}>
      <Item icon={IconFiles} main={say(impact.files, { count: files })} hint={impact.filesHint} />
      <Item
        icon={IconBrandDocker}
        main={kinds.length > 0 ? say(impact.restart[plan.restart], told) : impact.noEngine}
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
