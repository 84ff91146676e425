import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { nextArgs } from '../../../main/drivers/docker-engine/command-line/next-args.ts'
import { withFlag, withoutFlag } from '../../../main/drivers/insecure/flags/flag-file.ts'
import { flagUse } from '../../../main/drivers/insecure/flags/flag-use.ts'
import type { DockerEngine, HostFacts } from '../../../shared/model/facts.ts'
import { hostFacts } from '../../support/facts/host-facts.ts'
import { must, run } from '../../support/processes/process.ts'

const name = 'docker.service'
const unit = `/etc/systemd/system/${name}`
const entry = 'reg:5000'

const service = (...lines: string[]): string => ['[Service]', 'Type=notify', ...lines, ''].join('\n')

function host(files: Readonly<Record<string, string>>): [HostFacts, DockerEngine] {
  const facts = hostFacts({ engines: [{ service: { manager: 'systemd', name }, args: [] }], files })
  const [engine] = facts.engines
  if (!engine) throw new Error('no engine')
  return [facts, engine]
}

let directory: string
let missing: string | undefined
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'mooring-units-'))
  missing = (await run('systemd-analyze', ['--version'])).code === 0 ? undefined : 'systemd-analyze is not installed'
  await writeFile(join(directory, 'dockerd'), '#!/bin/sh\n', { mode: 0o755 })
})
afterAll(() => rm(directory, { recursive: true }))

function isMissing(): boolean {
  if (missing !== undefined) process.stdout.write(`systemd was not asked: ${missing}\n`)
  return missing !== undefined
}

/** What systemd says of a unit with its drop-ins; empty if it would start it. It looks for the program, so a stand-in takes dockerd’s place. */
async function refusal(files: Readonly<Record<string, string>>): Promise<string> {
  const own = await mkdtemp(join(directory, 'unit-'))
  for (const [path, text] of Object.entries(files)) {
    const file = join(own, path.slice('/etc/systemd/system/'.length))
    await mkdir(join(file, '..'), { recursive: true })
    await writeFile(file, text.replaceAll('/usr/bin/dockerd', join(directory, 'dockerd')))
  }
  const { code, stderr } = await run('systemd-analyze', ['verify', '--man=no', join(own, name)])
  return code === 0 ? '' : stderr
}

const plain = 'ExecStart=/usr/bin/dockerd -H fd://'
const units: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ['a command', { [unit]: service(plain) }],
  ['one over several lines', { [unit]: service('ExecStart=/usr/bin/dockerd \\', '# a comment', '  -H fd://') }],
  ['a shell’s plain command', { [unit]: service('ExecStart=/bin/sh -c "exec /usr/bin/dockerd -H fd://"') }],
  [
    'a drop-in with another command',
    { [unit]: service(plain), [`${unit}.d/a.conf`]: '[Service]\nExecStart=\nExecStart=-/usr/bin/dockerd -D\n' },
  ],
  ['variables', { [unit]: service('Environment="A=-D" B=1', 'ExecStart=/usr/bin/dockerd $A') }],
]

describe('systemd accepts', () => {
  it.each(units)('%s before and after the change, which takes nothing but the flag with it', async (_, files) => {
    const [before, engine] = host(files)
    const [first] = flagUse(before, engine).files
    if (!first) throw new Error('no file')
    const changed = withFlag(first, entry)
    const after = { ...files, [first.file.path]: changed }
    expect(nextArgs(...host(after))).toEqual([...(nextArgs(before, engine) ?? []), `--insecure-registry=${entry}`])
    const [place] = flagUse(...host(after)).inUse
    expect(place && withoutFlag(place, entry, false)).toBe(files[first.file.path])
    if (isMissing()) return
    expect([await refusal(files), await refusal(after)]).toEqual(['', ''])
  })
})

describe('systemd refuses, and so does Mooring', () => {
  it.each([
    ['two commands', { [unit]: service(plain, 'ExecStart=/usr/bin/dockerd -D') }],
    [
      'a second one in a drop-in',
      { [unit]: service(plain), [`${unit}.d/a.conf`]: '[Service]\nExecStart=/usr/bin/dockerd -D\n' },
    ],
  ])('%s', async (_, files) => {
    expect(() => flagUse(...host(files))).toThrow(expect.objectContaining({ code: 'daemon-unit-two-starts' }))
    if (isMissing()) return
    expect(await refusal(files)).toContain('more than one ExecStart=')
  })
})

it.each(['exec /usr/bin/printf %s\\n -D  --label a=b', '/usr/bin/printf %s\\n   -H unix:///s'])(
  'shells split a plain command as Mooring does: %s',
  async (command) => {
    const words = command.replace(/%s\\n/, "'%s\\n'")
    const split = (await must('sh', ['-c', words])).trim().split('\n')
    const [facts, engine] = host({
      [unit]: service(`ExecStart=/bin/sh -c "${command.replace(/\S*printf %s\\n/, '/usr/bin/dockerd')}"`),
    })
    expect(nextArgs(facts, engine)?.slice(1)).toEqual(split)
  },
)
