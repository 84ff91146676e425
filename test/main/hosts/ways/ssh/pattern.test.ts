import { describe, expect, it } from 'vitest'
import { matchesList, matchesPattern } from '../../../../../main/hosts/ways/ssh/pattern.ts'

describe('patterns of OpenSSH', () => {
  it.each([
    ['srv1.example.com', '*.example.com', true],
    ['srv1.example.com', 'srv?.example.com', true],
    ['srv.example.com', 'srv?.example.com', false],
    ['srv1.example.com', 'SRV1.example.com', false],
    ['srv1xexample.com', 'srv1.example.com', false],
    ['[srv1]:2222', '[srv1]:2222', true],
    ['[srv1]:2222', '[*]:2222', true],
    ['s', '[srv1]:2222', false],
    ['', '*', true],
    ['a+b', 'a+b', true],
    ['aab', 'a+b', false],
  ])('%j is what %j describes: %j', (text, pattern, matches) => {
    expect(matchesPattern(text, pattern)).toBe(matches)
  })

  it('lets a negated pattern forbid, wherever it stands, and never allow', () => {
    expect(matchesList('srv1', ['*', '!srv1'])).toBe(false)
    expect(matchesList('srv1', ['!srv1', '*'])).toBe(false)
    expect(matchesList('srv2', ['!srv1', '*'])).toBe(true)
    expect(matchesList('srv2', ['!srv1'])).toBe(false)
    expect(matchesList('srv2', [])).toBe(false)
  })

  it('ends, however many stars a pattern has', () => {
    expect(matchesPattern('a'.repeat(60), `${'*a'.repeat(12)}b`)).toBe(false)
    expect(matchesPattern('a'.repeat(60), `${'*a'.repeat(12)}*`)).toBe(true)
  })
})
