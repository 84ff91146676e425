import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import parts from '../../assets/host/parts.json'
import { applyProgram, surveyProgram } from '../../main/hosts/ways/programs.ts'
import { run } from '../support/processes/process.ts'

const isThere = (await run('sh', ['-c', 'command -v shellcheck'])).code === 0
const assets = join(import.meta.dirname, '../../assets/host')
const textOf = (part: string): Promise<string> => readFile(join(assets, `${part}.sh`), 'utf8')

test('every part is in a program', async () => {
  const there = (await readdir(assets, { recursive: true })).filter((file) => file.endsWith('.sh'))
  expect(there.map((file) => file.slice(0, -'.sh'.length)).sort()).toEqual(
    [...new Set([...parts.survey, ...parts.apply])].sort(),
  )
})

describe.each([
  { name: 'survey', program: surveyProgram, names: parts.survey },
  { name: 'apply', program: applyProgram, names: parts.apply },
])('the $name program', ({ program, names }) => {
  test('is ASCII, so that its length in bytes is what the shell counts, and has lost nothing but comments', async () => {
    expect(program).toMatch(/^[\n\x20-\x7e]+$/)
    const lines = (await Promise.all(names.map(textOf))).flatMap((text) => text.split('\n').map((line) => line.trim()))
    const code = lines.filter((line) => line !== '' && !line.startsWith('#'))
    expect(
      program
        .trim()
        .split('\n')
        .map((line) => line.trim()),
    ).toEqual(code)
  })

  test.for(['sh', 'dash'])('is clean for shellcheck -s %s', async (dialect, context) => {
    if (!isThere) context.skip('shellcheck is not installed')
    const texts = await Promise.all(names.map(textOf))
    const { stdout } = await run('shellcheck', ['-s', dialect, '-'], { input: texts.join('') })
    expect(stdout).toBe('')
  })
})
