import { type ReactNode, useEffect } from 'react'
import { fillIn } from '../../shared/words/fill-in.ts'
import { useText } from '../text/text-context.tsx'
import { focusHeading } from './focus-heading.ts'
import { Rail } from './rail.tsx'
import type { ScreenName } from './route.ts'
import classes from './shell.module.css'

interface ShellProps {
  readonly screen: ScreenName
  readonly children: ReactNode
}

/** The frame around every screen: the rail at the left, the content beside it. */
export function Shell({ screen, children }: ShellProps) {
  const { shell } = useText()
  useEffect(() => {
    document.title = fillIn(shell.title, { screen: shell.screens[screen] })
  }, [screen, shell])
  return (
    <div className={classes.shell}>
      <button type="button" className={classes.skip} onClick={() => focusHeading(document)}>
        {shell.skip}
      </button>
      <Rail screen={screen} />
      <main className={classes.main}>
        <div className={classes.content}>{children}</div>
      </main>
    </div>
  )
}
