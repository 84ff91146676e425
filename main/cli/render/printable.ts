import { visibleText } from '../../../shared/visible-text.ts'
import { colourStyle, type Look } from './style.ts'

const looks: readonly Look[] = ['strong', 'faint', 'good', 'bad', 'warn']

/** The controls of our own styles, as they stand before and after a text. */
const ownControls: ReadonlySet<string> = new Set(looks.flatMap((look) => colourStyle[look]('|').split('|')))

/** A style's control sequence (ECMA-48, SGR), or a hidden character except line feeds and tabs, which part lines and columns. */
const controls = /\p{Cc}\[\d*m|[^\P{Cc}\n\t]|[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu

/**
 * What goes to a terminal: our own styles, line feeds and tabs, and no other control. Foreign text is spelled out where it
 * is put into a sentence or a column (`visibleText`), which knows its line feeds from ours; this is the gate behind all
 * of that, and the only way to standard output and standard error.
 */
export function printable(text: string): string {
  return text.replace(controls, (found) => (ownControls.has(found) ? found : visibleText(found)))
}
