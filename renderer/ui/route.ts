import type { Catalogue } from '../../shared/words/language.ts'

/** A screen’s name, under which the catalogue has its title. */
export type ScreenId = keyof Catalogue['app']['shell']['screens']

/** The address of a screen within the page. */
export function hrefOf(screen: ScreenId): string {
  return `#/${screen}`
}

/** The screen that a page’s fragment names; undefined where it names none of these. */
export function screenAt(hash: string, screens: readonly ScreenId[]): ScreenId | undefined {
  return screens.find((screen) => hrefOf(screen) === hash)
}
