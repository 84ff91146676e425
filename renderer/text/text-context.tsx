import { useLocalStorage } from '@mantine/hooks'
import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react'
import { type Catalogue, english, type Language, languageOf } from '../../shared/words/language.ts'
import { say } from '../../shared/words/say.ts'
import type { PluralText } from '../../shared/words/text.ts'

/** The language in use, and how to take another one. */
export interface LanguageChoice {
  readonly language: Language
  readonly choose: (tag: string) => void
}

const LanguageContext = createContext<LanguageChoice>({ language: english, choose: () => {} })

/** Gives the screens below it their language, and remembers the choice on this machine. */
export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [tag, choose] = useLocalStorage({ key: 'mooring-language', defaultValue: english.tag })
  const language = languageOf(tag)
  const choice = useMemo(() => ({ language, choose }), [language, choose])
  useEffect(() => {
    document.documentElement.lang = language.tag
  }, [language])
  return <LanguageContext value={choice}>{children}</LanguageContext>
}

/** The language in use, and how to take another one. */
export function useLanguage(): LanguageChoice {
  return useContext(LanguageContext)
}

/** The words of the language in use. */
export function useText(): Catalogue['app'] {
  return useLanguage().language.words.app
}

/** Texts that depend on a number. */
export function usePlural(): (text: PluralText, count: number) => string {
  const { language } = useLanguage()
  return (text, count) => say(language, text, { count })
}

/** Writes a day as the language does, for example `3 Jan 2027`, in UTC as certificates count. */
export function useDay(): (iso: string) => string {
  return useDateFormat({ dateStyle: 'medium', timeZone: 'UTC' })
}

/** Writes a moment in this machine's time zone, for example `3 Jan 2027, 14:05`. */
export function useMoment(): (iso: string) => string {
  return useDateFormat({ dateStyle: 'medium', timeStyle: 'short' })
}

/** A date that cannot be read (a certificate may hold any) stays as it is. */
function useDateFormat(options: Intl.DateTimeFormatOptions): (iso: string) => string {
  const { locale } = useLanguage().language
  const format = new Intl.DateTimeFormat(locale, options)
  return (iso) => (Number.isNaN(Date.parse(iso)) ? iso : format.format(new Date(iso)))
}
