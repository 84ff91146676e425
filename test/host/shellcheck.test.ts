import { expect, test } from 'vitest'
import { applyProgram, surveyProgram } from '../../main/engine/wire/programs.ts'
import { run } from '../support/process.ts'

const isThere = (await run('sh', ['-c', 'command -v shellcheck'])).code === 0

test.each([
  ['survey', surveyProgram],
  ['apply', applyProgram],
])('the %s program is plain POSIX sh, and clean', async (_, program) => {
  expect(program).toMatch(/^[\n\x20-\x7e]+$/)
  for (const dialect of ['sh', 'dash']) {
    const { stdout } = await run('shellcheck', ['-s', dialect, '-'], { input: program })
    expect(stdout).toBe('')
  }
})
