import { describe, expect, it } from 'vitest'
import { actions } from '../../../main/cli/commands/index.ts'
import { type CommandName, commandGrammar, commandNames } from '../../../main/cli/grammar/commands.ts'
import { optionGrammar } from '../../../main/cli/grammar/options.ts'
import { renderHelp } from '../../../main/cli/render/help.ts'
import { renderFailure } from '../../../main/cli/render/notes.ts'
import { renderProgress } from '../../../main/cli/render/report.ts'
import { plainStyle } from '../../../main/cli/render/style.ts'
import type { Action } from '../../../main/cli/session.ts'
import { errorCodes } from '../../../shared/errors.ts'
import { keyKindSchema, profileSchema, revocationReasonSchema } from '../../../shared/model/authority.ts'
import { progressSchema } from '../../../shared/model/change.ts'
import { hostSchema } from '../../../shared/model/host.ts'
import { verdictSchema } from '../../../shared/model/verdict.ts'
import { languageOf } from '../../../shared/words/language.ts'
import { answers, hostPlan, hostReport, unreachable, verdict } from '../../support/cli/answers.ts'
import { parse } from '../../support/cli/command-lines.ts'
import { fakeSession } from '../../support/cli/session.ts'

const language = languageOf('pseudo')
const voice = { language, style: plainStyle }

/** What programs, hosts and certificates are called, which is the same in every language. */
const foreign = [
  ...[...commandNames].sort((a, b) => b.length - a.length).map((name) => `mooring ${name}`),
  ...['auto', 'bootsync', 'certs-dir', 'bash', 'zsh', 'fish'],
  ...['mooring', 'local', 'web', 'machine:default', 'reg:5000', 'docker-machine'],
  ...[
    'TLSv1.3',
    'AES',
    'http://10.0.0.9',
    'https://10.0.0.2',
    'unix:///d',
    'SHA-256',
    'EC P-256',
    'ecdsa-with-SHA256',
    'u@10.0.0.7:22',
    'anchor.example.com',
  ],
]

/** What options may be, in lists with commas. */
const choices: ReadonlySet<string> = new Set([
  ...keyKindSchema.options,
  ...profileSchema.options,
  ...revocationReasonSchema.options,
])

/** What of a text is neither a word of the catalogue, which has brackets, nor foreign. */
function unbracketed(text: string): string[] {
  let left = text.replace(/⟦[^⟦⟧]*⟧/g, ' ')
  for (const name of foreign) left = left.replaceAll(name, '')
  return left
    .replace(/^ *\$ .*$/gm, '')
    .replace(/\b\d{1,2} [A-Z][a-z]{2} \d{4}(, \d\d:\d\d UTC)?/g, '')
    .split(/\s+/)
    .filter(
      (word) =>
        !choices.has(word.replace(/,$/, '')) &&
        /[a-z]{2}|\d{4}-\d\d-\d\d/i.test(word) &&
        !/^(--?[a-z]|\/|CN=|([0-9A-F]{2}:){9}|a1b2c3|20260131-)/i.test(word),
    )
}

/** What prints no words of the catalogue but scripts and JSON for programs, and what the tests of help read. */
const elsewhere = ['completion', 'man', 'hosts facts', 'version', 'complete', 'help']

describe('in the pseudo-language, nothing is English', () => {
  it.each(commandNames.filter((name) => !elsewhere.includes(name)))('that mooring %s says', async (name) => {
    const samples = { registry: 'reg:5000', host: 'web', change: '20260131', name: 'web', address: 'ssh://web' }
    const more = { hostKey: 'SHA256:x', certificate: 'ann', serial: '1000', request: '/f.csr' }
    const { arguments: kinds = [], rest } = commandGrammar(name)
    const all = rest === 'request' ? [...kinds, rest] : kinds
    const args = all.map((kind) => ({ ...samples, ...more })[kind as 'host'])
    const needed: Readonly<Partial<Record<CommandName, readonly string[]>>> = {
      trust: ['--ca', 'f'],
      'authority init': ['--subject', 'CN=1'],
    }
    const given = needed[name] ?? []
    const parsed = await parse(...name.split(' '), ...args, ...given)
    if (!('command' in parsed)) return expect.fail(name)
    const answered = { 'hosts.look': answers['hosts.list']?.hosts[0] ?? expect.fail() }
    const { session, said } = fakeSession({ says: true, language: 'pseudo', answers: answered })
    // `web` would open a port, and without a page there is none to open.
    const text = name === 'web' ? '' : (await (actions[name] as Action<never>)(session, parsed.input as never)).text
    expect(unbracketed([...said, text].join('\n'))).toEqual([])
  })

  it.each(commandNames)('in the help for %s', (name) => {
    expect(unbracketed(renderHelp(name, voice))).toEqual([])
    for (const option of commandGrammar(name).options ?? []) expect(optionGrammar(option).flag).toMatch(/^--/)
  })

  it.each(['', 'insecure', 'hosts', 'authority'])('in the help for the group “%s”', (words) => {
    const names = new Set(commandNames.flatMap((name) => name.split(' ')))
    expect(unbracketed(renderHelp(words, voice)).filter((word) => !names.has(word))).toEqual([])
  })

  it.each(errorCodes)('that the failure %s says', (code) => {
    const { message, hint } = language.words.errors[code]
    const names = [...new Set([...`${message}${hint}`.matchAll(/\{([a-zA-Z]+)\}/g)].map(([, name = '']) => name))]
    const params = Object.fromEntries(names.map((name) => [name, `‹${name}›`]))
    const said = renderFailure({ code, message: '', hint: '', params }, voice).join('\n')
    expect([...new Set(unbracketed(said))].sort()).toEqual(Object.values(params).sort())
  })

  it.each(progressSchema.shape.phase.options)('in progress: %s', (phase) => {
    const progress = { host: 'local', phase, step: 1, steps: 2 }
    expect(unbracketed(renderProgress(progress, voice))).toEqual([])
    expect(unbracketed(renderProgress({ ...progress, error: unreachable }, voice))).toEqual([])
    expect(unbracketed(renderProgress({ ...progress, doing: { phrase: 'step-receipt' } }, voice))).toEqual([])
  })

  it.each(verdictSchema.shape.answer.options)('in a report: %s', async (answer) => {
    const hosts = [
      {
        ...hostReport,
        verdicts: [
          { ...verdict, answer, detail: '7' },
          { ...verdict, kind: 'system' as const, answer },
        ],
      },
      { host: 'web', outcome: 'failed' as const, verdicts: [], error: unreachable },
    ]
    const { session } = fakeSession({ language: 'pseudo', answers: { 'plan.apply': { hosts } } })
    const { text } = await actions.recover(session, { yes: true })
    expect(unbracketed(text)).toEqual([])
  })

  it.each(['none', 'reload', 'restart'] as const)('in a plan: %s', async (restart) => {
    const hosts = [
      { ...hostPlan, restart },
      { ...hostPlan, host: 'web', outcome: 'blocked' as const, error: unreachable },
    ]
    const plan = { plan: 'p', purpose: { kind: 'recover' as const }, hosts }
    const { session } = fakeSession({ language: 'pseudo', answers: { 'plan.make': plan } })
    const { text } = await actions.recover(session, { dryRun: true })
    expect(unbracketed(text)).toEqual([])
  })

  it.each(hostSchema.shape.state.options)('that a host says: %s', async (state) => {
    const [host = expect.fail()] = answers['hosts.list']?.hosts ?? []
    const { session } = fakeSession({
      language: 'pseudo',
      answers: { 'hosts.list': { hosts: [{ ...host, state }], failures: [] } },
    })
    expect(unbracketed((await actions['hosts list'](session, {})).text)).toEqual([])
  })

  it('that the hosts say where some are missing', async () => {
    const answer = { hosts: [], failures: [unreachable] }
    const { session } = fakeSession({ language: 'pseudo', answers: { 'hosts.list': answer } })
    expect(unbracketed((await actions['hosts list'](session, {})).text)).toEqual([])
  })
})
