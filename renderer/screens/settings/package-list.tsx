import { Button } from '@mantine/core'
import { useAnswer } from '../../api/use-ask.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Looking } from '../../ui/layout/placeholders.tsx'
import { useWords } from '../../words/language.tsx'
import { useSay } from '../../words/say.tsx'
import classes from './settings-screen.module.css'

const everything = {}

/** The packages of other authors in the program, each with the text of its licence. */
export function PackageList() {
  const { common, settings } = useWords()
  const words = settings.packages
  const say = useSay()
  const { asked, reload } = useAnswer('app.packages', everything)
  if (asked.state === 'failed')
    return (
      <ErrorNotice
        title={words.failed}
        error={asked.error}
        actions={<Button onClick={reload}>{common.tryAgain}</Button>}
      />
    )
  if (asked.state !== 'answered') return <Looking text={words.reading} />
  return (
    <>
      <div>{words.lead}</div>
      <ul className={classes.packages}>
        {asked.data.map(({ name, version, license, notice }) => (
          <li key={`${name} ${version}`}>
            <Disclosure label={say(words.package, { name, version, license })}>
              <div className={classes.notice}>{notice || words.noText}</div>
            </Disclosure>
          </li>
        ))}
      </ul>
    </>
  )
}
