import { copyFile, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sha256 } from '../../main/engine/host-protocol/sha256.ts'
import { encodeSurveyRequest } from '../../main/engine/host-protocol/survey.ts'
import { applyProgram, surveyProgram } from '../../main/hosts/ways/programs.ts'
import { hostShells } from '../support/host-programs/host-program.ts'
import { run } from '../support/processes/process.ts'

const helper = resolve(import.meta.dirname, '../../assets/polkit/mooring-as-root')

/** The package's part for root, by itself: what pkexec runs after its question. */
describe.each(hostShells)('mooring-as-root, on $name', ({ argv: [shell = ''], path }) => {
  let resources: string
  let traps: string
  beforeEach(async () => {
    resources = await mkdtemp(join(tmpdir(), 'mooring-resources-'))
    traps = join(resources, 'traps')
    for (const directory of ['host', 'traps', 'sprung']) await mkdir(join(resources, directory))
    await copyFile(helper, join(resources, 'mooring-as-root'))
    await writeFile(join(resources, 'host/survey'), surveyProgram)
    await writeFile(join(resources, 'host/apply'), applyProgram)
  })
  afterEach(() => rm(resources, { recursive: true }))

  const surveyRequest = () => Buffer.from(encodeSurveyRequest({ root: resources, registries: [] })).toString()
  const ask = (words: readonly string[], env: NodeJS.ProcessEnv = {}, input = surveyRequest()) =>
    run(shell, [join(resources, 'mooring-as-root'), ...words], { argv0: 'sh', env: { PATH: path, ...env }, input })
  const sprung = () => readdir(join(resources, 'sprung'))
  const trap = (name: string): string => `: >'${join(resources, 'sprung', name)}'`

  it.each([
    ['survey', surveyProgram],
    ['apply', applyProgram],
  ])('runs the %s program by its hash, with its request', async (name, program) => {
    const { stdout } = await ask([sha256(program)])
    expect(stdout).toContain(`mooring-${name} 1`)
    // The program reads all of its request: apply does not accept one for the survey.
    expect(stdout).toContain(name === 'survey' ? `root\0${resources}\0` : '| mooring-survey 1\nresult refused')
  })

  it.each([
    ['nothing', []],
    ['shell text', ['-c', 'touch "$0"']],
    ['a word after a known hash', [sha256(surveyProgram), '-c']],
    ['a word before a known hash', ['-x', sha256(surveyProgram)]],
  ])('refuses %s', async (_, words) => {
    expect(await ask(words)).toMatchObject({ code: 64, stdout: '' })
  })

  it.each([
    ['the hash of another program', sha256('echo')],
    ['no hash', ''],
    ['an option', '-c'],
    ['a name', 'apply'],
    ['a path', '../../../bin/sh'],
    ['a pattern', '*'],
  ])('runs nothing for %s', async (_, word) => {
    expect(await ask([word])).toMatchObject({ code: 78, stdout: '' })
  })

  it('runs nothing where the package is incomplete', async () => {
    await rm(join(resources, 'host'), { recursive: true })
    expect(await ask([sha256(applyProgram)])).toMatchObject({ code: 78, stdout: '' })
  })

  it('takes no settings from the environment', async () => {
    const script = join(traps, 'profile')
    await writeFile(script, trap('profile'))
    for (const name of ['sha256sum', 'env', 'sh', 'uname', 'id']) {
      await writeFile(join(traps, name), `#!/bin/sh\n${trap(name)}\n`, { mode: 0o755 })
    }
    const settings = { ENV: script, BASH_ENV: script, IFS: '/0aoe', SHELLOPTS: 'xtrace', PATH: `${traps}:${path}` }
    const { stdout } = await ask([sha256(surveyProgram)], settings)
    expect(stdout).toContain('mooring-survey 1')
    expect(await sprung()).toEqual([])
  })
})
