import { createContext, type ReactNode, useContext } from 'react'
import type { Catalogue } from './catalogue.ts'
import { english, type Language } from './languages.ts'
import { type PluralText, pluralize } from './plural.ts'

const LanguageContext = createContext<Language>(english)

/** Chooses the language of the screens below it. */
export function LanguageProvider({ language, children }: { readonly language: Language; readonly children: ReactNode }) {
  return <LanguageContext value={language}>{children}</LanguageContext>
}

/** The words of the language in use. */
export function useText(): Catalogue {
  return useContext(LanguageContext).text
}

/** Texts that depend on a number. */
export function usePlural(): (text: PluralText, count: number) => string {
  const { tag } = useContext(LanguageContext)
  return (text, count) => pluralize(tag, text, count)
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
  const { dates } = useContext(LanguageContext)
  const format = new Intl.DateTimeFormat(dates, options)
  return (iso) => (Number.isNaN(Date.parse(iso)) ? iso : format.format(new Date(iso)))
}
