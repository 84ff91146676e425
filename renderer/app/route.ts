/** The screens that the rail leads to, in its order. */
export const screens = ['trust', 'hosts', 'history', 'settings'] as const

export type ScreenName = (typeof screens)[number]

/** The address of a screen within the page. */
export function hrefOf(screen: ScreenName): string {
  return `#/${screen}`
}

/** The screen that a page's fragment names; the wizard where it names none. */
export function screenOf(hash: string): ScreenName {
  return screens.find((screen) => hrefOf(screen) === hash) ?? 'trust'
}
