import { type MantineColorScheme, NativeSelect, SegmentedControl, useMantineColorScheme } from '@mantine/core'
import { useId } from 'react'
import { languages } from '../../../shared/words/language.ts'
import { useAppInfo } from '../../api/door-context.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { PageHead } from '../../ui/layout/page-head.tsx'
import { useLanguage, useWords } from '../../words/language.tsx'
import { PackageList } from './package-list.tsx'
import classes from './settings-screen.module.css'

const schemes: readonly MantineColorScheme[] = ['auto', 'light', 'dark']

/** The user's preferences. */
export function SettingsScreen() {
  const { settings: words } = useWords()
  const { language, choose } = useLanguage()
  const { version } = useAppInfo()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const theme = useId()
  const languageField = useId()
  return (
    <>
      <PageHead heading={words.heading} lead={words.lead} />
      <div className={classes.settings}>
        <div className={classes.setting}>
          <span id={theme}>{words.theme}</span>
          <SegmentedControl
            aria-labelledby={theme}
            value={colorScheme}
            onChange={setColorScheme}
            data={schemes.map((value) => ({ value, label: words.themes[value] }))}
          />
        </div>
        <div className={classes.setting}>
          <label htmlFor={languageField}>{words.language}</label>
          <NativeSelect
            id={languageField}
            value={language.tag}
            onChange={(event) => choose(event.currentTarget.value)}
            data={languages.map(({ tag: value, name: label }) => ({ value, label }))}
          />
        </div>
        <div className={classes.setting}>
          <span>{words.version}</span>
          <span>{version}</span>
        </div>
      </div>
      <p className={classes.about}>{words.about}</p>
      <Disclosure label={words.packages.heading}>
        <PackageList />
      </Disclosure>
    </>
  )
}
