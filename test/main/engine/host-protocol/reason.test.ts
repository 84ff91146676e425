import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import parts from '../../../../assets/host/parts.json'
import { readReason, reasonArguments } from '../../../../main/engine/host-protocol/reason.ts'
import { phrases } from '../../../../shared/words/en/phrases.ts'

const codes = Object.entries<readonly string[]>(reasonArguments)

describe('reasons', () => {
  test.each([
    ['not-stopped', {}],
    ['no-engine unix:///s', { endpoint: 'unix:///s' }],
    ['content-differs /a b', { path: '/a b' }],
    ['status trust-store 3', { refresh: 'trust-store', status: '3' }],
    ['started-otherwise /etc/init.d/docker unix:///a b', { script: '/etc/init.d/docker', endpoint: 'unix:///a b' }],
  ])('are read: %s', (text, params) => {
    expect(readReason(text)).toEqual({ why: text.split(' ')[0], params })
  })

  test.each(['', 'weather fine', 'toString', 'status-3'])('of an unknown code are none: “%s”', (text) => {
    expect(readReason(text)).toBeUndefined()
  })

  test('are those that the apply program gives, each with its arguments', async () => {
    const text = (await Promise.all(parts.apply.map(read))).join('')
    const code = '(not-\\$wanted|[a-z]+(?:-[a-z]+)*)'
    const calls = new RegExp(`(?:explain|fail_with|refuse_with) "?${code}"?((?: "[^"]*")*)`, 'g')
    const lines = new RegExp(`(?:reason="|details='why )${code}((?: \\$\\w+)*)["']`, 'g')
    const found = [...text.matchAll(calls), ...text.matchAll(lines)].flatMap(([, name = '', words = '']) => {
      const names = name.endsWith('$wanted') ? ['not-listed', 'not-unlisted'] : [name]
      return names.map((each) => [each, words.split(' ').length - 1])
    })
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(codes.map(([code, names]) => [code, names.length])))
  })

  test.each(codes)('have words for exactly their arguments: %s', (code, names) => {
    const words: string = phrases[`why-${code as keyof typeof reasonArguments}`]
    expect([...words.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()).toEqual([...names].sort())
  })
})

function read(part: string): Promise<string> {
  return readFile(new URL(`../../../../assets/host/${part}.sh`, import.meta.url), 'utf8')
}
