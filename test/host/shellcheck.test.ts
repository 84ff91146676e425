import { describe, expect, test } from 'vitest'
import { applyProgram, surveyProgram } from '../../main/engine/wire/programs.ts'
import { run } from '../support/process.ts'

const isThere = (await run('sh', ['-c', 'command -v shellcheck'])).code === 0

describe.each([
  ['survey', surveyProgram],
  ['apply', applyProgram],
])('the %s program', (_, program) => {
  test('is ASCII, so that its length in bytes is what the shell counts', () => {
    expect(program).toMatch(/^[\n\x20-\x7e]+$/)
  })

  test.for(['sh', 'dash'])('is clean for shellcheck -s %s', async (dialect, context) => {
    if (!isThere) context.skip('shellcheck is not installed')
    const { stdout } = await run('shellcheck', ['-s', dialect, '-'], { input: program })
    expect(stdout).toBe('')
  })
})
