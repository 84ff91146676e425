import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { chooseLevels, levels } from '../../scripts/lib/levels.mjs'

const names = levels.map(({ name }) => name)

describe('the levels of tests', () => {
  it('are all run where none is named, and the named ones in their own order', () => {
    expect(chooseLevels([]).map(({ name }) => name)).toEqual(names.filter((name) => name !== 'generations'))
    expect(chooseLevels(['generations'])).toHaveLength(1)
    expect(chooseLevels(['doors', 'unit']).map(({ name }) => name)).toEqual(['unit', 'doors'])
  })

  it('are refused by a name that none has', () => {
    expect(() => chooseLevels(['unit', 'pure'])).toThrow(
      `There is no level “pure”. The levels are ${names.join(', ')}.`,
    )
  })

  it('are the projects of vitest, but for the measures, the pictures and fuzzing', async () => {
    const config = await readFile(resolve(import.meta.dirname, '../../vitest.config.ts'), 'utf8')
    const projects = [...config.matchAll(/\bname: '(\w+)'/g)].map(([, name]) => name)
    expect(projects.sort()).toEqual([...names, 'bench', 'fuzz', 'pictures'].sort())
  })
})
