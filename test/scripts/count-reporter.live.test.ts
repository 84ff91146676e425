import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Ended, run } from '../support/processes/process.ts'

const root = resolve(import.meta.dirname, '../..')

const config = "export default { test: { name: 'shaky', retry: 1, include: ['*.check.mjs'] } }"
const tests = `
  import { expect, it } from 'vitest'
  let tries = 0
  it('is good', () => {})
  it('is good at the second try', () => expect(tries++).toBe(1))
  it('is never good', () => expect(1).toBe(2))
  it('is for another machine', ({ skip }) => skip('no screen here'))
`

describe('the reporter that counts', () => {
  let directory: string
  let ended: Ended
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'mooring-reporter-'))
    await writeFile(join(directory, 'vitest.config.mjs'), config)
    await writeFile(join(directory, 'some.check.mjs'), tests)
    await writeFile(join(directory, 'broken.check.mjs'), "throw new Error('does not load')")
    await symlink(join(root, 'node_modules'), join(directory, 'node_modules'))
    const reporter = `--reporter=${join(root, 'scripts/lib/count-reporter.mjs')}`
    const env = { ...process.env, MOORING_TEST_COUNTS: join(directory, 'counts.json') }
    const vitest = join(root, 'node_modules/vitest/vitest.mjs')
    ended = await run(process.execPath, [vitest, 'run', '--root', directory, reporter], { cwd: directory, env })
  })
  afterAll(() => rm(directory, { recursive: true }))

  it('tells passed, failed and skipped tests, files that do not load, and who needed a second try', async () => {
    expect(JSON.parse(await readFile(join(directory, 'counts.json'), 'utf8'))).toEqual({
      passed: 2,
      failed: [
        'shaky: broken.check.mjs: does not load',
        'shaky: some.check.mjs > is never good: expected 1 to be 2 // Object.is equality',
      ],
      skipped: 1,
      retried: ['shaky: is good at the second try'],
    })
    expect(ended.code).toBe(1)
  })

  it('says why one was skipped, and what went wrong at the first try', () => {
    expect(ended.stdout).toContain('skipped: is for another machine: no screen here')
    expect(ended.stdout).toContain('passed at the second try: is good at the second try: expected +0 to be 1')
  })
})
