import type { Catalogue } from '../../shared/words/language.ts'

/** A screen's id, also the key of its title in the catalogue. */
export type ScreenId = keyof Catalogue['app']['shell']['screens']

/** The address of a screen within the page. */
export function hrefOf(screen: ScreenId): string {
  return `#/${screen}`
}

/** The screen of an address's fragment; undefined if it names none of these. */
export function screenAt(hash: string, screens: readonly ScreenId[]): ScreenId | undefined {
  return screens.find((screen) => hrefOf(screen) === hash)
}
