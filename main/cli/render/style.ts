import { styleText } from 'node:util'

/** The few ways in which text stands out. Each is plain text without colour, so nothing is said by colour alone. */
export interface Style {
  readonly strong: (text: string) => string
  readonly faint: (text: string) => string
  readonly good: (text: string) => string
  readonly bad: (text: string) => string
  readonly warn: (text: string) => string
}

const plain = (text: string): string => text

export const plainStyle: Style = { strong: plain, faint: plain, good: plain, bad: plain, warn: plain }

export const colourStyle: Style = {
  strong: (text) => styleText('bold', text),
  faint: (text) => styleText('dim', text),
  good: (text) => styleText('green', text),
  bad: (text) => styleText('red', text),
  warn: (text) => styleText('yellow', text),
}

/** Colour on a terminal only, and never against `--no-color`, NO_COLOR (no-color.org) or TERM=dumb. */
export function chooseStyle(isTty: boolean, noColour: boolean, env: NodeJS.ProcessEnv): Style {
  return isTty && !noColour && !env['NO_COLOR'] && env['TERM'] !== 'dumb' ? colourStyle : plainStyle
}
