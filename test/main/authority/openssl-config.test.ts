import { describe, expect, it } from 'vitest'
import { parseOpensslConfig } from '../../../main/authority/openssl-config.ts'

const valueIn = (text: string, section = 's', name = 'v'): string | undefined =>
  parseOpensslConfig(text, { HOME: '/home/ann' }).get(section)?.get(name)

describe('a configuration of OpenSSL', () => {
  it.each([
    ['[s]\nv = a', 'a'],
    ['[ s ]\n  v=a  ', 'a'],
    ['[s]\r\nv = a\r\n', 'a'],
    ['[s]\nv = a # of course', 'a'],
    ['[s]\n# v = b\n; v = c\nv = a', 'a'],
    ['[s]\nv = "a # b"', 'a # b'],
    ["[s]\nd = x\nv = '$d'/y", '$d/y'],
    ['[s]\nv = a\\#b', 'a#b'],
    ['[s]\nv = a\\\nb', 'ab'],
    ['[s]\ndir = .\nv = $dir/certs', './certs'],
    ['[s]\ndir = .\nv = ${dir}certs', '.certs'],
    ['dir = /top\n[s]\nv = $dir/certs', '/top/certs'],
    ['[o]\ndir = /o\n[s]\nv = $o::dir/x ${o::dir} $(o::dir)', '/o/x /o /o'],
    ['[s]\nv = $ENV::HOME/ca', '/home/ann/ca'],
    ['[s]\nv = a\n[s]\nw = b', 'a'],
    ['[s]\nv =', ''],
  ])('%j gives %j', (text, value) => {
    expect(valueIn(text)).toBe(value)
  })

  it('has what stands before the first section under “default”', () => {
    expect(valueIn('v = a\n[s]\n', 'default')).toBe('a')
  })
})
