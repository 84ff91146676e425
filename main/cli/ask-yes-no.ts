import { ConfirmPrompt } from '@clack/core'
import { S_BAR, S_BAR_END, S_RADIO_ACTIVE, S_RADIO_INACTIVE, symbol } from '@clack/prompts'
import type { Style } from './render/style.ts'

/** A question with two answers; `cancelled` is shown if there is none. */
interface YesNo {
  readonly message: string
  readonly yes: string
  readonly no: string
  readonly cancelled: string
  readonly style: Style
  readonly signal: AbortSignal
}

/**
 * Asks on standard error, with No as the first choice. The package's own question shows the other choice, struck through, if
 * somebody leaves it.
 * @returns undefined if there was no answer.
 */
export async function askYesNo({ message, yes, no, cancelled, style, signal }: YesNo): Promise<boolean | undefined> {
  const bar = style.faint(S_BAR)
  const choice = (label: string, isChosen: boolean): string =>
    isChosen ? `${style.good(S_RADIO_ACTIVE)} ${label}` : style.faint(`${S_RADIO_INACTIVE} ${label}`)
  const answer = await new ConfirmPrompt({
    active: yes,
    inactive: no,
    initialValue: false,
    output: process.stderr,
    signal,
    render() {
      const isYes = this.value === true
      const head = `${bar}\n${symbol(this.state)}  ${message}\n${bar}  `
      if (this.state === 'submit') return head + style.faint(isYes ? yes : no)
      if (this.state === 'cancel') return head + style.faint(cancelled)
      return `${head}${choice(yes, isYes)} / ${choice(no, !isYes)}\n${style.faint(S_BAR_END)}\n`
    },
  }).prompt()
  return typeof answer === 'boolean' ? answer : undefined
}
