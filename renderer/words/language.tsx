import { useLocalStorage } from '@mantine/hooks'
import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react'
import { type Catalogue, english, type Language, languageOf } from '../../shared/words/language.ts'
import { listed } from '../../shared/words/param.ts'
import { sayParam } from '../../shared/words/say.ts'

/** The language in use, and a function to choose another. */
export interface LanguageChoice {
  readonly language: Language
  readonly choose: (tag: string) => void
}

const LanguageContext = createContext<LanguageChoice>({ language: english, choose: () => {} })

interface LanguageProviderProps {
  /** The language if none was chosen on this machine, BCP 47. */
  readonly preset: string | undefined
  readonly children: ReactNode
}

/** Provides the language to the screens below it, and remembers the choice on this machine. */
export function LanguageProvider({ preset, children }: LanguageProviderProps) {
  const [chosen, choose] = useLocalStorage<string | undefined>({
    key: 'mooring-language',
    getInitialValueInEffect: false,
  })
  const language = languageOf(chosen ?? preset)
  const choice = useMemo(() => ({ language, choose }), [language, choose])
  useEffect(() => {
    document.documentElement.lang = language.tag
  }, [language])
  return <LanguageContext value={choice}>{children}</LanguageContext>
}

/** The language in use, and a function to choose another. */
export function useLanguage(): LanguageChoice {
  return useContext(LanguageContext)
}

/** The screens’ words in the language in use. */
export function useWords(): Catalogue['app'] {
  return useLanguage().language.words.app
}

/** Formats a day in the language, for example `3 Jan 2027`, in UTC, as in certificates. */
export function useDay(): (iso: string) => string {
  return useDateFormat({ dateStyle: 'medium', timeZone: 'UTC' })
}

/** Formats a moment in this machine's time zone, for example `3 Jan 2027, 14:05`. */
export function useMoment(): (iso: string) => string {
  return useDateFormat({ dateStyle: 'medium', timeStyle: 'short' })
}

/** Formats a Gregorian year in the language. */
export function useYear(): (year: number) => string {
  const { locale } = useLanguage().language
  const format = new Intl.DateTimeFormat(locale, { year: 'numeric', timeZone: 'UTC' })
  return (year) => format.format(Date.UTC(year, 6, 1))
}

/** An unreadable date (a certificate may hold any) stays unchanged. */
function useDateFormat(options: Intl.DateTimeFormatOptions): (iso: string) => string {
  const { locale } = useLanguage().language
  const format = new Intl.DateTimeFormat(locale, options)
  return (iso) => (Number.isNaN(Date.parse(iso)) ? iso : format.format(new Date(iso)))
}

/** Formats a list of names in the language. */
export function useList(): (names: readonly string[]) => string {
  const { language } = useLanguage()
  return (names) => sayParam(language, listed(names))
}
