import { type ReactNode, useEffect } from 'react'
import { focusHeading } from '../ui/focus.ts'
import type { ScreenId } from '../ui/route.ts'
import { useWords } from '../words/language.tsx'
import { useSay } from '../words/say.tsx'
import { Rail } from './rail.tsx'
import classes from './shell.module.css'

interface ShellProps {
  readonly screen: ScreenId
  readonly children: ReactNode
}

/** The frame around every screen: the rail at the left, the content beside it. */
export function Shell({ screen, children }: ShellProps) {
  const { shell } = useWords()
  const say = useSay()
  useEffect(() => {
    document.title = say(shell.title, { screen: shell.screens[screen] })
  }, [screen, shell, say])
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
