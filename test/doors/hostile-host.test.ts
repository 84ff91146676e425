import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hostFactsSchema } from '../../shared/model/facts.ts'
import { questions } from '../../shared/words/en/terminal.ts'
import { hostFacts } from '../support/facts/host-facts.ts'
import { surveyAnswer } from '../support/facts/survey-answer.ts'
import { marked, marks, rawIn } from '../support/hostile/marks.ts'
import { type Cli, openCli } from '../support/processes/cli.ts'
import { type HostileServer, say, startHostileServer } from '../support/ssh/hostile-server.ts'

const ca = resolve(import.meta.dirname, '../support/certificates/samples/anchor.pem')
/** A line of the apply program can't contain line feeds. */
const inLine = marks.replace('\r\n', '')
const registry = '127.0.0.1:1'
let cli: Cli
let server: HostileServer
let unfinished: string | undefined

const applied = [
  ...['mooring-apply 1', `step 1 2 put /etc/${inLine}`, `step 2 2 run ${inLine}`, 'verifying', `| ${inLine}`],
  ...[`verify 1 docker unix:///${inLine} ${registry}`, `| ${inLine}`],
]

beforeAll(async () => {
  const receipt = { change: 'c1', registry, kind: 'trust', files: [], directories: [] } as const
  server = await startHostileServer((request, channel) => {
    const facts = hostFacts({
      receipts: [{ ...receipt, files: [], directories: [] }],
      files: { '/etc/docker/daemon.json': '{' },
    })
    const { data } = marked(facts, (each) => hostFactsSchema.safeParse(each).success)
    const survey = surveyAnswer({ ...data, ...(unfinished ? { unfinished } : {}) })
    if (request.startsWith('mooring-survey')) return say(channel, survey, marks)
    const result = request.includes('mode undo')
      ? `write-failed /etc/${inLine}`
      : request.includes('mode recover')
        ? `stuck c1 ${inLine}`
        : 'done'
    say(channel, Buffer.from(`${[...applied, `result ${result}`].join('\n')}\n`), marks)
  })
  cli = await openCli({ ownHome: true })
})
afterAll(async () => {
  server?.close()
  await cli?.remove()
})

/** What is raw, beside what the terminal and its prompts do. */
function hostileIn(output: string): string[] {
  // A prompt moves the cursor and hides it; \p{Cc} is Escape here, for no control of ours has another one before these.
  const prompts = /\p{Cc}\[[\d;?]*[A-LSTJKhlm]|\r(?=\n)/gu
  return rawIn(output.replace(prompts, ''))
}

const change = async (): Promise<string> => {
  const { envelope } = await cli.json('history')
  return envelope.ok ? ((envelope.data as { id: string }[])[0]?.id ?? '') : ''
}

describe('a host whose every word is hostile', () => {
  it('shows nothing of it raw, at a terminal and as JSON', async () => {
    const added = await cli.onTerminal(
      [[questions.compared, 'y']],
      'hosts',
      'add',
      'evil',
      `ssh://root@127.0.0.1:${server.port}`,
    )
    expect([added.code, hostileIn(added.stdout)]).toEqual([0, []])
    const commands = [
      ['hosts'],
      ['hosts', 'facts', 'evil'],
      ['insecure', 'status', registry, '--host', 'evil'],
      ['insecure', 'on', registry, '--host', 'evil', '--yes'],
      ['trust', registry, '--ca', ca, '--host', 'evil', '--yes'],
      ['untrust', registry, '--host', 'evil', '--yes'],
      ['migrate', '--host', 'evil', '--yes'],
      ['history'],
      ['undo', 'CHANGE', '--yes'],
      ['recover', '--host', 'evil', '--yes'],
      ['complete', '--', 'trust', '--host', ''],
    ]
    let seen = 0
    for (unfinished of [undefined, 'c1']) {
      for (const command of commands) {
        const words = await Promise.all(command.map((word) => (word === 'CHANGE' ? change() : word)))
        const shown = await cli.onTerminal([], ...words)
        expect([words, hostileIn(shown.stdout)]).toEqual([words, []])
        if (command[0] === 'complete') continue
        const { stdout, stderr } = await cli.run(...words, '--json')
        expect([words, hostileIn(stdout + stderr)]).toEqual([words, []])
        expect(JSON.parse(stdout)).toHaveProperty('ok')
        seen += Number(shown.stdout.includes('FORGED'))
      }
    }
    // It was there, and spelled out.
    expect(seen).toBeGreaterThan(5)
  })
})
