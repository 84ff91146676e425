import { IconAnchor, IconHistory, IconServer2, IconSettings, type TablerIcon } from '@tabler/icons-react'
import icon from '../../assets/icon.svg'
import { useText } from '../text/text-context.tsx'
import classes from './rail.module.css'
import { hrefOf, type ScreenName, screens } from './route.ts'

const icons: Readonly<Record<ScreenName, TablerIcon>> = {
  trust: IconAnchor,
  hosts: IconServer2,
  history: IconHistory,
  settings: IconSettings,
}

/** The way between the screens. */
export function Rail({ screen }: { readonly screen: ScreenName }) {
  const { shell } = useText()
  return (
    <nav className={classes.rail} aria-label={shell.navigation}>
      <div className={classes.product}>
        <img src={icon} alt="" width={34} height={34} />
        <span>{shell.product}</span>
      </div>
      <ul className={classes.list}>
        {screens.map((name) => {
          const Icon = icons[name]
          return (
            <li key={name}>
              <a className={classes.link} href={hrefOf(name)} aria-current={name === screen ? 'page' : undefined}>
                <Icon size={20} stroke={1.7} aria-hidden />
                <span>{shell.screens[name]}</span>
              </a>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
