import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parseApplyOutput } from '../../../../../main/engine/host-protocol/answer.ts'
import { type ApplyRequest, encodeApplyRequest } from '../../../../../main/engine/host-protocol/apply.ts'
import { sha256 } from '../../../../../main/engine/host-protocol/sha256.ts'
import { encodeSurveyRequest, parseSurvey } from '../../../../../main/engine/host-protocol/survey.ts'
import type { Elevation } from '../../../../../main/hosts/root/elevation.ts'
import { createSudo, type SudoUser } from '../../../../../main/hosts/root/sudo.ts'
import { createCommandShell } from '../../../../../main/hosts/ways/command/command-shell.ts'
import { applyProgram, surveyProgram } from '../../../../../main/hosts/ways/programs.ts'
import { shellWay } from '../../../../../main/hosts/ways/shell.ts'
import type { Way } from '../../../../../main/hosts/ways/way.ts'
import { type HostTree, makeHostTree, put } from '../../../../support/host-programs/host-tree.ts'

/** Passes its arguments and standard input on, as `limactl shell x` and its like do. */
const prefix = ['sh', '-c', '"$@"', 'sh']
const options = { privileged: false, timeoutMs: 30_000 }

let tree: HostTree
let bin: string
let before: Record<string, string>
beforeEach(async () => {
  tree = await makeHostTree()
  before = await tree.state()
  bin = await mkdtemp(join(tmpdir(), 'mooring-sudo-'))
})
afterEach(async () => {
  await tree.remove()
  await rm(bin, { recursive: true })
})

/** A host behind the prefix, with what a test puts into a directory of its own as its first commands. */
function openWay(elevate: () => Promise<Elevation | undefined> = async () => undefined): Way {
  const env = { PATH: `${bin}:${process.env['PATH']}` }
  return shellWay(createCommandShell({ host: 'x', prefix, env, elevate }))
}

const command = (name: string, body: string) => writeFile(join(bin, name), `#!/bin/sh\n${body}\n`, { mode: 0o755 })

async function apply(way: Way, request: ApplyRequest, privileged = false) {
  const { stdout } = await way.run('apply', encodeApplyRequest(request), { ...options, privileged })
  return parseApplyOutput(stdout).result
}

const path = '/etc/docker/certs.d/reg/ca.crt'
const change = '20260101-000000-aaaa'
const putting = (): ApplyRequest => tree.plan(change, [put(path, 'a certificate\n')])

describe('a host behind a command', () => {
  it('is surveyed, changed and undone, like any other', async () => {
    const way = openWay()
    const survey = async () =>
      parseSurvey(
        (await way.run('survey', encodeSurveyRequest({ root: tree.root, registries: ['reg'] }), options)).stdout,
      )
    expect((await survey()).files.map(({ path }) => path)).not.toContain(path)
    expect(await apply(way, putting())).toMatchObject({ kind: 'done' })
    expect((await survey()).files).toContainEqual(expect.objectContaining({ path, text: 'a certificate\n' }))
    expect(await apply(way, tree.undo(change))).toMatchObject({ kind: 'done' })
    expect(await tree.state()).toEqual(before)
  })

  it('whose command is missing is unreachable', async () => {
    const shell = createCommandShell({
      host: 'x',
      prefix: ['/nowhere/limactl'],
      env: {},
      elevate: async () => undefined,
    })
    await expect(shell.run('', new Uint8Array(), options)).rejects.toMatchObject({
      code: 'host-unreachable',
      params: {
        host: 'x',
        detail: { phrase: 'at-place', params: { place: '/nowhere/limactl', detail: { phrase: 'system-ENOENT' } } },
      },
    })
  })
})

describe('root behind a command', () => {
  it('works by a command that starts a shell as root', async () => {
    await command('as-root', `echo "$1" >>${bin}/log; exec "$@"`)
    const way = openWay(async () => ({ shell: ['as-root', '/bin/sh'], needsTerminal: false }))
    expect(await apply(way, putting(), true)).toMatchObject({ kind: 'done' })
    expect(await apply(way, tree.undo(change))).toMatchObject({ kind: 'done' })
    expect(await readFile(join(bin, 'log'), 'utf8')).toBe('/bin/sh\n')
  })

  it('comes by another prefix where that leads to root, and by it alone', async () => {
    await command('who', `echo "$ROLE" >>${bin}/log; exec "$@"`)
    const as = (role: string) => ['env', `ROLE=${role}`, 'who']
    const env = { PATH: `${bin}:${process.env['PATH']}` }
    const way = shellWay(createCommandShell({ host: 'x', prefix: as('user'), rootPrefix: as('root'), env }))
    expect(await apply(way, putting())).toMatchObject({ kind: 'done' })
    expect(await apply(way, tree.undo(change), true)).toMatchObject({ kind: 'done' })
    expect(await readFile(join(bin, 'log'), 'utf8')).toBe('user\nroot\n')
  })

  it('does not come where that prefix leads nowhere', async () => {
    const rootPrefix = ['sh', '-c', 'echo "no such user: root" >&2; exit 1', 'sh']
    const way = shellWay(createCommandShell({ host: 'x', prefix, rootPrefix, env: process.env }))
    await expect(apply(way, putting(), true)).rejects.toMatchObject({
      code: 'elevation-refused',
      params: { host: 'x', detail: 'no such user: root' },
    })
    expect(await tree.state()).toEqual(before)
  })

  /** As pkexec does: the program gets none of the caller's environment (pkexec(1)). */
  const pkexec = `echo "$*" >>"$LOG"; exec env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root PKEXEC_UID=1000 "$@"`

  async function withPackage(installed: { readonly survey: string; readonly apply: string }) {
    const helper = join(bin, 'mooring-as-root')
    await copyFile(join(import.meta.dirname, '../../../../../assets/polkit/mooring-as-root'), helper)
    await mkdir(join(bin, 'host'))
    for (const [name, text] of Object.entries(installed)) await writeFile(join(bin, 'host', name), text)
    await command('pkexec', pkexec.replace('$LOG', `${bin}/log`))
    return openWay(async () => ({ installed: ['pkexec', helper], needsTerminal: false }))
  }

  it('works by the programs that the package installed, and by them alone', async () => {
    const way = await withPackage({ survey: surveyProgram, apply: applyProgram })
    expect(await apply(way, putting(), true)).toMatchObject({ kind: 'done' })
    expect(await apply(way, tree.undo(change), true)).toMatchObject({ kind: 'done' })
    expect(await tree.state()).toEqual(before)
    const line = `${bin}/mooring-as-root ${sha256(applyProgram)}\n`
    expect(await readFile(join(bin, 'log'), 'utf8')).toBe(line + line)
  })

  it('does not come where the package installed those of another version', async () => {
    const way = await withPackage({ survey: surveyProgram, apply: `${applyProgram}\n` })
    await expect(apply(way, putting(), true)).rejects.toMatchObject({
      code: 'programs-outdated',
      params: { host: 'x' },
    })
    expect(await tree.state()).toEqual(before)
  })

  it('does not come where polkit refuses the package’s question', async () => {
    const way = await withPackage({ survey: surveyProgram, apply: applyProgram })
    await command('pkexec', 'echo "Error executing command as another user: Not authorized" >&2; exit 127')
    await expect(apply(way, putting(), true)).rejects.toMatchObject({ code: 'elevation-refused' })
  })

  /** Asks for the password by its prompt, three times at most, as sudo -S does. */
  const sudo = `for attempt in 1 2 3; do
  printf '%s' "$3" >&2
  read -r password || break
  if [ "$password" = sesame ]; then shift 4; exec "$@"; fi
  echo 'Sorry, try again.' >&2
done
echo 'sudo: no password' >&2
exit 1`

  async function withSudo(answers: readonly (string | undefined)[]) {
    await command('sudo', sudo)
    const asked: string[] = []
    const ask: SudoUser['ask'] = async ({ user, attempt }) => {
      asked.push(`${user} ${attempt}`)
      return answers[asked.length - 1]
    }
    const become = createSudo()
    return { asked, way: openWay(async () => become({ host: 'x', user: 'ann', ask })) }
  }

  it('works by sudo, with one question for the password', async () => {
    const { way, asked } = await withSudo(['wrong', 'sesame'])
    expect(await apply(way, putting(), true)).toMatchObject({ kind: 'done' })
    expect(asked).toEqual(['ann 1', 'ann 2'])
    expect(await apply(way, tree.undo(change), true)).toMatchObject({ kind: 'done' })
    expect(asked).toHaveLength(2)
  })

  it.each([
    ['nobody gives the password', [undefined], { code: 'sudo-password-needed', params: { host: 'x', user: 'ann' } }],
    ['sudo does not take it', ['a', 'b', 'c'], { code: 'elevation-refused', params: { detail: 'sudo: no password' } }],
  ])('fails if %s', async (_, answers, failure) => {
    const { way } = await withSudo(answers)
    await expect(apply(way, putting(), true)).rejects.toMatchObject(failure)
    expect(await tree.state()).toEqual(before)
  })

  it.each([
    ['has another question each time', `while :; do printf '%s' "$3" >&2; read -r password; done`],
    ['prints without end first', `yes >&2 & while :; do printf '%s' "$3" >&2; read -r password; done`],
  ])('asks three times at most on a host that %s', async (_, hostile) => {
    await command('sudo', hostile)
    const asked: number[] = []
    const ask: SudoUser['ask'] = async ({ attempt }) => {
      asked.push(attempt)
      return 'sesame'
    }
    const become = createSudo()
    const way = openWay(async () => become({ host: 'x', user: 'ann', ask }))
    await expect(apply(way, putting(), true)).rejects.toMatchObject({
      code: 'elevation-refused',
      params: { host: 'x', detail: { phrase: 'passwords-refused', params: { times: 3 } } },
    })
    expect(asked).toEqual([1, 2, 3])
    expect(await tree.state()).toEqual(before)
  })

  it('asks nothing if questions are not allowed', async () => {
    const { way, asked } = await withSudo(['sesame'])
    const unattended = { ...options, privileged: true, unattended: true }
    const running = way.run('apply', encodeApplyRequest(putting()), unattended)
    await expect(running).rejects.toMatchObject({ code: 'sudo-password-needed' })
    expect(asked).toEqual([])
  })

  it('is distinguished from a host without sudo', async () => {
    const become = createSudo()
    await command('sudo', 'exit 127')
    const way = openWay(async () => become({ host: 'x', user: 'ann', ask: async () => 'sesame' }))
    await expect(apply(way, putting(), true)).rejects.toMatchObject({ code: 'sudo-missing' })
  })
})
