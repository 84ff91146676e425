import { Failure } from '../../../shared/failure.ts'
import { listed } from '../../../shared/words/param.ts'
import { type CommandName, commandGrammar, type GivenOptions } from './commands.ts'
import { type OptionName, optionGrammar, rules } from './options.ts'
import { placeholder, type ValueName, valueGrammar } from './values.ts'

/** The input for each option: all its values in order, or `true` for a switch. */
export type Typed = { readonly [Name in OptionName]?: readonly string[] | true }

/**
 * The options that a command receives.
 * @throws Failure of the usage rows of the error table, if an option is repeated, has an invalid value or conflicts
 *   with another one. No input is dropped silently.
 */
export function checkOptions(command: string, typed: Typed): GivenOptions<OptionName> {
  const names = Object.keys(typed) as OptionName[]
  for (const rule of rules) {
    if (typed[rule.option] === undefined) continue
    const [option, has] = [optionGrammar(rule.option).flag, (name: OptionName) => typed[name] !== undefined]
    if ('needs' in rule && !has(rule.needs)) {
      throw new Failure('option-needs', { command, option, other: optionGrammar(rule.needs).flag })
    }
    if ('excludes' in rule && has(rule.excludes) && isValue(typed[rule.option], rule.value)) {
      throw new Failure('option-conflict', { command, option, other: optionGrammar(rule.excludes).flag })
    }
  }
  return Object.fromEntries(names.map((name) => [name, checkOption(command, name, typed[name])]))
}

function isValue(typed: Typed[OptionName], value: string | undefined): boolean {
  return value === undefined || (Array.isArray(typed) && typed.includes(value))
}

function checkOption(command: string, name: OptionName, typed: Typed[OptionName]): unknown {
  const { flag: option, value, isRepeatable } = optionGrammar(name)
  if (value === undefined || !Array.isArray(typed)) return true
  for (const each of typed) checkChoice(command, option, value, each)
  if (isRepeatable) return typed
  if (typed.length > 1) throw new Failure('option-repeated', { command, option })
  return typed[0]
}

/** The arguments that a command receives, by their kinds. @throws Failure `value-unknown`. */
export function checkArguments(command: CommandName, typed: readonly string[]): Readonly<Record<string, unknown>> {
  const { arguments: kinds = [], rest } = commandGrammar(command)
  for (const [index, kind] of kinds.entries()) checkChoice(`mooring ${command}`, placeholder(kind), kind, typed[index])
  const named = kinds.map((kind, index) => [kind, typed[index]] as const)
  return Object.fromEntries(rest ? [...named, [rest, typed.slice(kinds.length)]] : named)
}

function checkChoice(
  command: string,
  what: string | ReturnType<typeof placeholder>,
  kind: ValueName,
  typed: string | undefined,
): void {
  const { choices } = valueGrammar(kind)
  if (typed === undefined || choices === undefined || choices.includes(typed)) return
  throw new Failure('value-unknown', { command, what, typed, choices: listed(choices) })
}
