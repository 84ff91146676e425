import icon from '../../assets/icon.svg'
import { hrefOf, type ScreenId } from '../ui/route.ts'
import { useWords } from '../words/language.tsx'
import classes from './rail.module.css'
import { screens } from './screens.tsx'

/** The navigation between the screens. */
export function Rail({ screen }: { readonly screen: ScreenId }) {
  const { shell } = useWords()
  return (
    <nav className={classes.rail} aria-label={shell.navigation}>
      <div className={classes.product}>
        <img src={icon} alt="" width={34} height={34} />
        <span>{shell.product}</span>
      </div>
      <ul className={classes.list}>
        {screens.map(({ id, icon: Icon }) => (
          <li key={id}>
            <a className={classes.link} href={hrefOf(id)} aria-current={id === screen ? 'page' : undefined}>
              <Icon size={20} stroke={1.7} aria-hidden />
              <span>{shell.screens[id]}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
