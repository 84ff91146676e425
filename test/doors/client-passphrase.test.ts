import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exitCodeOf } from '../../shared/errors.ts'
import { type Cli, openCli } from '../support/processes/cli.ts'
import { must } from '../support/processes/process.ts'

let cli: Cli
let directory: string
let line: readonly string[]

beforeAll(async () => {
  cli = await openCli()
  directory = await mkdtemp(join(tmpdir(), 'mooring-pair-'))
  await mkdir(join(directory, 'tree/etc/docker'), { recursive: true })
  const [ca, cert, key] = ['ca.pem', 'ann.cert', 'ann.key'].map((name) => join(directory, name))
  const request = ['req', '-x509', '-newkey', 'rsa:2048', '-days', '9']
  await must('openssl', [...request, '-nodes', '-subj', '/CN=A test CA', '-keyout', '/dev/null', '-out', `${ca}`])
  await must('openssl', [
    ...request,
    '-subj',
    '/CN=ann',
    '-passout',
    'pass:sesame',
    '-keyout',
    `${key}`,
    '-out',
    `${cert}`,
  ])
  const pair = ['--client-cert', `${cert}`, '--client-key', `${key}`]
  line = ['trust', 'registry.invalid', '--ca', `${ca}`, ...pair, '--root', join(directory, 'tree'), '--dry-run']
})
afterAll(async () => {
  await cli?.remove()
  await rm(directory, { recursive: true })
})

const enter = '\r'
/** As long as the question is open: once it is answered, the text appears again with another mark. */
const again = '◆  Wrong passphrase'

describe('an encrypted client key, for a person at the terminal', () => {
  it('opens with the passphrase that is typed, after a wrong one, and shows neither', async () => {
    const answers = [
      ['Passphrase of', `mistyped${enter}`],
      [again, `sesame${enter}`],
    ] as const
    const { code, stdout } = await cli.onTerminal(answers, ...line)
    expect([code, stdout]).toEqual([0, expect.stringContaining('certs.d/registry.invalid/client.key')])
    expect(stdout).not.toMatch(/mistyped|sesame/)
  })

  it('stays closed after three wrong ones', async () => {
    const answers = [
      ['Passphrase of', `a${enter}`],
      [again, `b${enter}`],
      [again, `c${enter}`],
    ] as const
    const { code, stdout } = await cli.onTerminal(answers, ...line)
    expect(code).toBe(exitCodeOf('key-passphrase-wrong'))
    expect(stdout).toContain('ann.key')
  })

  it('is asked about no more once Ctrl+C is typed', async () => {
    const { code } = await cli.onTerminal([['Passphrase of', '\u0003']], ...line)
    expect(code).toBe(130)
  })

  it('is not asked about where nobody may be: with --json', async () => {
    const { code, envelope } = await cli.json(...line)
    expect([code, envelope]).toMatchObject([exitCodeOf('key-encrypted'), { error: { code: 'key-encrypted' } }])
  })
})
