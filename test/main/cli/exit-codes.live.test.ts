import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { actions } from '../../../main/cli/commands/index.ts'
import { type CommandName, commandNames } from '../../../main/cli/grammar/commands.ts'
import type { Action } from '../../../main/cli/session.ts'
import type { ExitCode } from '../../../shared/errors/exit-code.ts'
import { errorCodes, exitCodeOf } from '../../../shared/errors.ts'
import { failureData } from '../../../shared/failure.ts'
import { type Verdict, verdictSchema } from '../../../shared/model/verdict.ts'
import { commands } from '../../../shared/words/en/commands.ts'
import { hostCheck, hostPlan, hostReport, verdict } from '../../support/cli/answers.ts'
import { authorityWays } from '../../support/cli/authority-ways.ts'
import { parse } from '../../support/cli/command-lines.ts'
import { type ExitWorld, openExitWorld, runLine } from '../../support/cli/exit-world.ts'
import { fakeSession } from '../../support/cli/session.ts'
import { readHere } from '../../support/reader/read-here.ts'

vi.mock('../../../main/reader/reader.ts', async (original) => ({
  ...(await original<typeof import('../../../main/reader/reader.ts')>()),
  readApart: () => readHere,
}))

type OwnCode = Exclude<ExitCode, 129 | 130 | 131 | 141 | 143>
type Line = readonly string[]

/** How a command comes to an exit code. `said` is a line for a host with an engine; in a directory tree there is none. */
type Way = (
  world: ExitWorld,
) => Line | { readonly said: Line; readonly asked?: Verdict['answer'] } | { readonly line: Line; readonly home: string }

/** What each answer of an engine makes of a change: it was shown to work, or not; or nobody could be asked. */
const exitOf: Readonly<Record<Verdict['answer'], OwnCode>> = {
  reached: 0,
  untrusted: 3,
  'client-certificate': 3,
  blocked: 3,
  unreachable: 3,
  unclear: 3,
  silent: 3,
  unknown: 0,
}

const yes = '--yes'
const nobody = 'nobody'
const on = (...hosts: string[]): Line => hosts.flatMap((host) => ['--host', host])
const fingerprint = 'AB'.repeat(32)

/** What a change of hosts can end with, whatever it is. */
const changing = (...line: string[]): Readonly<Partial<Record<OwnCode, Way>>> => ({
  0: ({ bare }) => [...line, '--root', bare, '--dry-run'],
  1: ({ closed }) => [...line, ...on(closed), yes],
  2: () => [...line, ...on(nobody), yes],
  4: ({ closed, closedToo }) => [...line, ...on(closed, closedToo), yes],
  6: ({ interrupted }) => [...line, '--root', interrupted, yes],
})

/** Every exit code that a command can end with by itself. Any can be interrupted, and lose its output (test/doors). */
const ways: { readonly [Name in CommandName]: Readonly<Partial<Record<OwnCode, Way>>> } = {
  inspect: {
    0: ({ registry }) => ['inspect', registry],
    1: () => ['inspect', '127.0.0.1:1'],
    2: () => ['inspect', 'a/../b'],
    6: ({ registry, otherCa }) => ['inspect', registry, '--ca', otherCa],
  },
  check: {
    0: () => ({ said: ['check', 'reg:5000'], asked: 'reached' }),
    1: ({ closed }) => ['check', '127.0.0.1:1', ...on(closed)],
    2: () => ['check', 'a/../b'],
    3: () => ({ said: ['check', 'reg:5000'], asked: 'untrusted' }),
    4: ({ closed, closedToo }) => ['check', '127.0.0.1:1', ...on(closed, closedToo)],
    6: ({ unverified }) => ['check', '127.0.0.1:1', ...on(unverified)],
  },
  explain: { 0: () => ['explain', 'no such host'], 2: () => ['explain', ' '] },
  trust: {
    0: ({ bare, ca }) => ['trust', '127.0.0.1:2', '--ca', ca, '--root', bare, '--dry-run'],
    1: ({ bare }) => ['trust', '127.0.0.1:1', '--fingerprint', fingerprint, '--root', bare, yes],
    2: ({ bare }) => ['trust', '127.0.0.1:2', '--ca', join(bare, 'none'), '--root', bare, yes],
    3: () => ({ said: ['trust', 'reg:5000', '--ca', '/f', yes] }),
    4: ({ ca, closed, closedToo }) => ['trust', '127.0.0.1:2', '--ca', ca, ...on(closed, closedToo), yes],
    5: ({ bare, ca }) => ['trust', '127.0.0.1:2', '--ca', ca, '--root', bare],
    6: ({ bare, registry }) => ['trust', registry, '--fingerprint', fingerprint, '--root', bare, yes],
  },
  untrust: {
    ...changing('untrust', '127.0.0.1:1'),
    3: ({ edited }) => ['untrust', '127.0.0.1:1', '--root', edited, yes],
    5: ({ trusting }) => ['untrust', '127.0.0.1:1', '--root', trusting],
  },
  'insecure on': {
    ...changing('insecure', 'on', '127.0.0.1:1'),
    3: () => ({ said: ['insecure', 'on', 'reg:5000', yes] }),
    5: ({ bare }) => ['insecure', 'on', '127.0.0.1:1', '--root', bare],
  },
  'insecure off': {
    ...changing('insecure', 'off', '127.0.0.1:1'),
    5: ({ insecure }) => ['insecure', 'off', '127.0.0.1:1', '--root', insecure],
  },
  'insecure status': {
    0: ({ bare }) => ['insecure', 'status', '127.0.0.1:1', '--root', bare],
    1: ({ closed }) => ['insecure', 'status', '127.0.0.1:1', ...on(closed)],
    2: () => ['insecure', 'status', 'a/../b'],
    4: ({ closed, closedToo }) => ['insecure', 'status', '127.0.0.1:1', ...on(closed, closedToo)],
    6: ({ unverified }) => ['insecure', 'status', '127.0.0.1:1', ...on(unverified)],
  },
  migrate: { ...changing('migrate'), 5: () => ({ said: ['migrate'] }) },
  'hosts list': {
    0: ({ bare }) => ['hosts', 'list', '--root', bare],
    2: () => ['hosts', 'list', 'web'],
    4: ({ damagedHome, bare }) => ({ line: ['hosts', 'list', '--root', bare], home: damagedHome }),
  },
  'hosts add': {
    0: () => ['hosts', 'add', 'web', 'ssh://web'],
    1: ({ noHome }) => ({ line: ['hosts', 'add', 'web', 'ssh://web'], home: noHome }),
    2: () => ['hosts', 'add', 'local', 'ssh://web'],
  },
  'hosts remove': {
    0: () => ['hosts', 'remove', 'web'],
    2: () => ['hosts', 'remove', nobody],
  },
  'hosts accept-key': {
    0: ({ unverified, hostKey, keyHome }) => ({ line: ['hosts', 'accept-key', unverified, hostKey], home: keyHome }),
    1: ({ closed, hostKey }) => ['hosts', 'accept-key', closed, hostKey],
    2: ({ hostKey }) => ['hosts', 'accept-key', nobody, hostKey],
    6: ({ unverified }) => ['hosts', 'accept-key', unverified, `SHA256:${'A'.repeat(43)}`],
  },
  'hosts suggest': {
    0: () => ['hosts', 'suggest'],
    2: ({ damagedHome }) => ({ line: ['hosts', 'suggest'], home: damagedHome }),
  },
  'hosts facts': {
    0: ({ bare }) => ['hosts', 'facts', 'local', '--root', bare],
    1: ({ closed }) => ['hosts', 'facts', closed],
    2: () => ['hosts', 'facts', nobody],
    6: ({ unverified }) => ['hosts', 'facts', unverified],
  },
  history: {
    0: () => ['history'],
    2: () => ['history', ...on(nobody)],
    4: ({ damagedHome }) => ({ line: ['history'], home: damagedHome }),
  },
  undo: {
    0: ({ changes }) => ['undo', changes.trusting, '--dry-run'],
    1: ({ changes }) => ['undo', changes.gone, yes],
    2: () => ['undo', '19990101', yes],
    5: ({ changes }) => ['undo', changes.trusting],
    6: ({ changes }) => ['undo', changes.edited, yes],
  },
  recover: {
    ...changing('recover'),
    5: ({ interrupted }) => ['recover', '--root', interrupted],
    6: ({ stuck }) => ['recover', '--root', stuck, yes],
  },
  ...authorityWays,
  web: { 2: () => ['web', '--port', 'x'] },
  completion: { 0: () => ['completion', 'fish'], 2: () => ['completion', 'csh'] },
  man: { 0: () => ['man'], 2: () => ['man', 'trust'] },
  complete: { 0: () => ['complete', '--', 'tru'] },
  version: { 0: () => ['version'], 2: () => ['version', 'of'] },
  help: { 0: () => ['help', 'trust'], 2: () => ['help', 'trsut'] },
}

let world: ExitWorld
beforeAll(async () => {
  world = await openExitWorld()
})
afterAll(() => world?.close())

/** Runs a line on a host whose engine gives these answers after the change, by default that it does not trust the registry. */
async function runSaid(line: Line, said: readonly Verdict['answer'][] = ['untrusted']): Promise<number | undefined> {
  const parsed = await parse(...line)
  if (!('command' in parsed)) throw new Error(line.join(' '))
  const action = actions[parsed.command] as Action<never>
  const hosts = [{ ...hostReport, verdicts: said.map((answer) => ({ ...verdict, answer })) }]
  const plan = { plan: 'p', purpose: { kind: 'recover' } as const, hosts: [hostPlan] }
  const checked = { hosts: [hostCheck(...said.map((answer) => ({ ...verdict, answer })))], failures: [] }
  const answers = { 'plan.make': plan, 'plan.apply': { hosts }, 'doctor.check': checked }
  const { session } = fakeSession({ answers })
  try {
    return (await action(session, parsed.input as never)).exit
  } catch (error) {
    return exitCodeOf(failureData(error).code)
  }
}

const cells = commandNames.flatMap((name) =>
  Object.entries(ways[name]).map(([code, way]) => ({ name, code: Number(code), way })),
)

describe('a command ends with', () => {
  it.each(cells)('$code: mooring $name', async ({ code, way }) => {
    const how = way(world)
    const exit =
      'said' in how
        ? runSaid(how.said, how.asked && [how.asked])
        : 'line' in how
          ? runLine(how.home, ...how.line)
          : runLine(world.home, ...how)
    expect(await exit).toBe(code)
  })
})

describe('what an engine answers about a change decides', () => {
  const answers = verdictSchema.shape.answer.options
  const lines: readonly Line[] = [
    ['trust', 'reg:5000', '--ca', '/f', yes],
    ['insecure', 'on', 'reg:5000', yes],
  ]

  it.each(answers.map((answer) => [exitOf[answer], answer] as const))('%d: %s', async (code, answer) => {
    for (const line of lines) expect(await runSaid(line, [answer])).toBe(code)
  })

  it.each([
    [0, ['reached', 'unknown']],
    [3, ['reached', 'unreachable']],
    [0, []],
  ] as const)('%d: the worst of several, %s', async (code, said) => {
    for (const line of lines) expect(await runSaid(line, said)).toBe(code)
  })
})

describe('README', () => {
  const readme = readFile(resolve(import.meta.dirname, '../../../README.md'), 'utf8')

  it('has a row for each command with its exit codes', async () => {
    const codes = [0, 1, 2, 3, 4, 5, 6] as const
    const rows = commandNames
      .filter((name) => name !== 'complete')
      .map((name) => `| \`${name}\` | ${codes.map((code) => (code in ways[name] ? `${code}` : ' ')).join(' | ')} |`)
    expect(await readme).toContain(['|---|---|---|---|---|---|---|---|', ...rows, ''].join('\n'))
  })

  it('and the manual page explain each of them', async () => {
    const used = [...new Set([0, 3, 4, 129, 131, 141, 143, ...errorCodes.map(exitCodeOf)])].sort((a, b) => a - b)
    const [, table = ''] = /\| code \| meaning \|\n\|---\|---\|\n((?:\|.*\n)+)/.exec(await readme) ?? []
    const explained = table.split('\n').flatMap((row) => /^\| ([\d, ]+) \|/.exec(row)?.[1]?.split(', ') ?? [])
    expect(explained.map(Number).sort((a, b) => a - b)).toEqual(used)
    expect(Object.keys(commands.manual.exits).map(Number)).toEqual(used)
  })
})
