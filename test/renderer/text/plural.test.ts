import { expect, it } from 'vitest'
import { pluralize } from '../../../renderer/text/plural.ts'

const hosts = { one: '{count} host', other: '{count} hosts of {team}' }

it('takes the form that the language has for a number', () => {
  expect(pluralize('en', hosts, 1)).toBe('1 host')
  expect(pluralize('en', hosts, 0, { team: 'A' })).toBe('0 hosts of A')
  expect(pluralize('zh', hosts, 1, { team: 'A' })).toBe('1 hosts of A')
})

it('takes the general form where the right one is missing', () => {
  expect(pluralize('en', { other: '{count} 台' }, 1)).toBe('1 台')
})
