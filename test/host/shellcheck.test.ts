import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { applyProgram, surveyProgram } from '../../main/hosts/ways/programs.ts'
import { run } from '../support/processes/process.ts'

const isThere = (await run('sh', ['-c', 'command -v shellcheck'])).code === 0
const assets = join(import.meta.dirname, '../../assets/host')

describe.each([
  {
    name: 'survey',
    program: surveyProgram,
    parts: ['common', 'docker', 'file', 'service', 'engine', 'store', 'clients', 'survey'],
  },
  {
    name: 'apply',
    program: applyProgram,
    parts: [
      'common',
      'docker',
      'journal',
      'change',
      'undo',
      'refresh',
      'follow',
      'restart',
      'boot2docker',
      'probe',
      'apply',
    ],
  },
])('the $name program', ({ program, parts }) => {
  test('is ASCII, so that its length in bytes is what the shell counts, and has lost nothing but comments', async () => {
    expect(program).toMatch(/^[\n\x20-\x7e]+$/)
    for (const part of parts) {
      const text = await readFile(join(assets, `${part}.sh`), 'utf8')
      const code = text.split('\n').map((line) => line.trim())
      const words = code.filter((line) => line !== '' && !line.startsWith('#')).join('\n')
      expect(
        program
          .split('\n')
          .map((line) => line.trim())
          .join('\n'),
      ).toContain(words)
    }
  })

  test.for(['sh', 'dash'])('is clean for shellcheck -s %s', async (dialect, context) => {
    if (!isThere) context.skip('shellcheck is not installed')
    const texts = await Promise.all(parts.map((part) => readFile(join(assets, `${part}.sh`), 'utf8')))
    const { stdout } = await run('shellcheck', ['-s', dialect, '-'], { input: texts.join('') })
    expect(stdout).toBe('')
  })
})
