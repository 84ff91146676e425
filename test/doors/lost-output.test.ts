import { access, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Cli, openCli } from '../support/processes/cli.ts'
import { run } from '../support/processes/process.ts'

const program = resolve(import.meta.dirname, '../../out/main/cli.cjs')
const ca = resolve(import.meta.dirname, '../support/certificates/samples/anchor.pem')

let cli: Cli
let root: string

beforeEach(async () => {
  cli = await openCli()
  root = await mkdtemp(join(tmpdir(), 'mooring-tree-'))
  await mkdir(join(root, 'etc/docker'), { recursive: true })
})
afterEach(async () => {
  await cli.remove()
  await rm(root, { recursive: true, force: true })
})

/**
 * Runs a command line in a shell.
 * @param to the redirections of its output, perhaps a pipe to another program.
 * @returns its own exit code, which a pipe would hide, and what came to the terminal.
 */
async function withOutput(to: string, ...words: readonly string[]) {
  const [redirections = '', reader] = to.split('|')
  const command = `{ "$@" ${redirections}; echo "exit $?" >&3; }${reader === undefined ? '' : ` | ${reader}`}`
  const script = `exec 3>&1; { ${command}; } >&2`
  const { stdout, stderr } = await run('sh', ['-c', script, 'sh', process.execPath, program, ...words], {
    env: cli.env,
  })
  expect(stderr).not.toMatch(/\n\s+at |node:|Error:/)
  return { code: Number(/exit (\d+)/.exec(stdout)?.[1]), shown: stderr }
}

const unread = 141
const unwritten = 1

describe('a change whose output is lost', () => {
  it.each([
    ['nobody reads standard output', '| true', unread],
    ['nobody reads anything', '2>&1 | true', unread],
    ['standard output is full', '>/dev/full', unwritten],
    ['standard error is full', '2>/dev/full', unwritten],
    ['both are full', '>/dev/full 2>&1', unwritten],
    // Node opens them again as /dev/null: they count as not wanted.
    ['standard error is closed', '2>&-', 0],
    ['both are closed', '>&- 2>&-', 0],
  ])('is made to its end where %s', async (_, to, exit) => {
    const { code } = await withOutput(to, 'trust', '127.0.0.1:1', '--ca', ca, '--root', root, '--yes')
    expect(code).toBe(exit)
    await access(join(root, 'etc/docker/certs.d/127.0.0.1:1/ca.crt'))
    const { envelope } = await cli.json('history')
    expect(envelope).toMatchObject({ ok: true, data: [{ kind: 'trust', state: 'applied' }] })
  })
})

describe('any command', () => {
  it.each([['--version'], ['man'], ['history'], ['history', '--json'], ['help', 'trust']])(
    'says that a full standard output was not written: mooring %s',
    async (...words) => {
      const { code, shown } = await withOutput('>/dev/full', ...words)
      expect([code, shown]).toEqual([unwritten, expect.stringContaining('Couldn’t write the output: the disk is full')])
    },
  )

  it.each([['--version'], ['man'], ['history', '--json']])(
    'ends as by SIGPIPE where nobody reads, and says nothing: mooring %s',
    async (...words) => {
      // The reader has ended before anything is written.
      expect(await withOutput('| exec 0<&-', ...words)).toEqual({ code: unread, shown: '' })
    },
  )

  it('that fails keeps its own exit code', async () => {
    expect((await withOutput('2>/dev/full', 'hosts', 'remove', 'nobody')).code).toBe(2)
  })
})
