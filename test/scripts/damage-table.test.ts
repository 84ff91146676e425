import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { renderDamages } from '../support/hosts/damage-table.ts'

it('ARCHITECTURE.md has the answers to damaged files that the tests hold against the programs', () => {
  const text = readFileSync(resolve(import.meta.dirname, '../../ARCHITECTURE.md'), 'utf8')
  expect(text).toContain(`\n\n${renderDamages()}\n\n`)
})
