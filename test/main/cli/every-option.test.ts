import { describe, expect, it } from 'vitest'
import { actions } from '../../../main/cli/commands/index.ts'
import { type CommandName, commandGrammar, commandNames } from '../../../main/cli/grammar/commands.ts'
import { commonOptions, type OptionName, optionGrammar, options } from '../../../main/cli/grammar/options.ts'
import type { ValueName } from '../../../main/cli/grammar/values.ts'
import type { Action } from '../../../main/cli/session.ts'
import { failureData } from '../../../shared/failure.ts'
import { parse } from '../../support/cli/command-lines.ts'
import { fakeSession } from '../../support/cli/session.ts'

/** A word for each kind of value, good for a command to begin with. */
const samples: Readonly<Record<ValueName, string>> = {
  registry: 'reg:5000',
  host: 'web',
  name: 'web',
  address: 'ssh://web',
  hostKey: 'SHA256:x',
  change: '20260131',
  shell: 'fish',
  word: 'trust',
  command: 'trust',
  file: '/f',
  directory: '/t',
  sha256: 'AB'.repeat(32),
  time: '2h',
  count: '1',
  port: '0',
  persistence: 'certs-dir',
  certificate: 'ann',
  subject: 'CN=1',
  domain: 'example.com',
  serial: '1000',
  request: '/f.csr',
  profile: 'server',
  'key-kind': 'p384',
  reason: 'superseded',
}

/** What an option needs beside it, so that it is not the lack of that which is seen. */
const company: { readonly [Name in OptionName]?: readonly OptionName[] } = {
  passphraseFile: ['clientCert', 'clientKey'],
  despiteProblems: ['yes'],
}

/** What a command needs to get as far as its options. */
const begun = (name: CommandName, option: OptionName): readonly OptionName[] => {
  if (name === 'trust' && option !== 'ca') return ['ca']
  if (name === 'authority init' && option !== 'subject') return ['subject']
  return /^authority (sign|revoke)$/.test(name) && option !== 'yes' ? ['yes'] : []
}

const flags = [...new Set(Object.values(options).map(({ flag }) => flag))].filter((flag) => flag !== '--help')

function typed(name: OptionName): string[] {
  const { flag, value } = optionGrammar(name)
  return value === undefined ? [flag] : [flag, samples[value]]
}

function lineOf(name: CommandName): string[] {
  const { arguments: kinds = [], rest } = commandGrammar(name)
  return [...name.split(' '), ...kinds.map((kind) => samples[kind]), ...(rest ? [samples[rest]] : [])]
}

/** All that can be seen of a command's work: what it called, said, asked and left, or why it failed. */
async function traceOf(line: readonly string[]): Promise<unknown> {
  const parsed = await parse(...line)
  if (!('command' in parsed)) return parsed
  const { session, calls, said } = fakeSession()
  const end = await (actions[parsed.command] as Action<never>)(session, parsed.input as never).catch(failureData)
  return { calls, said, end }
}

describe.each(commandNames)('mooring %s', (name) => {
  const taken = commandGrammar(name).options ?? []
  const of = (flag: string): OptionName | undefined => taken.find((each) => optionGrammar(each).flag === flag)

  it.each(flags.filter(of))('uses %s', async (flag) => {
    const option = of(flag) ?? expect.fail()
    const line = [...lineOf(name), ...[...begun(name, option), ...(company[option] ?? [])].flatMap(typed)]
    expect(await traceOf([...line, ...typed(option)])).not.toEqual(await traceOf(line))
  })

  it.each(flags.filter((flag) => !of(flag)))('takes %s where all do, and refuses it elsewhere', async (flag) => {
    const option = Object.keys(options).find((each) => optionGrammar(each as OptionName).flag === flag) as OptionName
    const parsed = await parse(...lineOf(name), ...typed(option))
    const isCommon = (commonOptions as readonly OptionName[]).includes(option)
    expect(parsed).toMatchObject(
      isCommon ? { command: name, input: { [option]: true } } : { complaint: { code: 'option-unknown' } },
    )
  })
})
