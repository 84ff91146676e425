import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keyFingerprint, keyType } from '../../../../../main/hosts/ways/ssh/host-key.ts'
import {
  judgeKey,
  knownHostLine,
  knownKeyTypes,
  knownNames,
  parseKnownHosts,
} from '../../../../../main/hosts/ways/ssh/known-hosts.ts'
import { must, run } from '../../../../support/processes/process.ts'
import { makeKey } from '../../../../support/ssh/ssh-box.ts'

let directory: string
/** Public keys as text, `type base64`, and in wire format. */
const texts: string[] = []
const keys: Buffer[] = []
const key = (index: number): Buffer => keys[index] ?? Buffer.alloc(0)
const text = (index: number): string => texts[index] ?? ''

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'mooring-known-'))
  for (const [index, kind] of ['ed25519', 'ed25519', 'ecdsa'].entries()) {
    const file = await makeKey(join(directory, `key${index}`), ['-t', kind, '-N', ''])
    const [type = '', base64 = ''] = (await readFile(`${file}.pub`, 'utf8')).split(' ')
    texts.push(`${type} ${base64}`)
    keys.push(Buffer.from(base64, 'base64'))
  }
})
afterAll(() => rm(directory, { recursive: true }))

const names = knownNames('srv1.example.com', 22)
const judge = (file: string, shown = key(0), who = names) => judgeKey(parseKnownHosts(file, 'known_hosts'), who, shown)

describe('a key', () => {
  it('has the fingerprint that ssh-keygen prints', async () => {
    for (const index of keys.keys()) {
      const said = await must('ssh-keygen', ['-lf', join(directory, `key${index}.pub`)])
      expect(said.split(' ')[1]).toBe(keyFingerprint(key(index)))
    }
  })

  it('says its type', () => {
    expect(keys.map(keyType)).toEqual(['ssh-ed25519', 'ssh-ed25519', 'ecdsa-sha2-nistp256'])
    expect(keyType(Buffer.from('x'))).toBe('')
  })
})

describe('known_hosts', () => {
  it.each([
    ['a name', 'srv1.example.com KEY'],
    ['a list', 'srv1,srv1.example.com,10.0.0.1 KEY'],
    ['other letters', 'SRV1.Example.com KEY'],
    ['a wildcard', '*.example.com KEY a comment'],
    ['tabs, blanks in front, a carriage return', '\t srv1.example.com\tKEY \r'],
    ['another key besides', 'srv1.example.com OTHER\nsrv1.example.com KEY'],
  ])('knows a host by %s', (_, file) => {
    expect(judge(fill(file))).toEqual({ kind: 'known' })
  })

  it.each([
    ['nothing', ''],
    ['a comment', '# srv1.example.com KEY'],
    ['another host', 'srv2.example.com KEY'],
    ['a negated name', '*.example.com,!srv1.example.com KEY'],
    ['an authority, whose key is no host’s', '@cert-authority *.example.com KEY'],
    ['a marker that nobody knows', '@trusted srv1.example.com KEY'],
    ['the same name with a port', '[srv1.example.com]:22 KEY'],
    ['a key that is none', 'srv1.example.com ssh-ed25519 AAAA'],
    ['a key of another type than it says', 'srv1.example.com ssh-rsa BASE64'],
    ['a line that breaks off', 'srv1.example.com'],
  ])('does not know a host by %s', (_, file) => {
    expect(judge(fill(file))).toEqual({ kind: 'unknown' })
  })

  it('reports the line with another key, of any type', () => {
    const file = `# first\nsrv2.example.com ${text(0)}\nsrv1.example.com ${text(1)}\n`
    expect(judge(file)).toMatchObject({ kind: 'changed', by: { file: 'known_hosts', line: 3 } })
    expect(judge(`srv1.example.com ${text(2)}`)).toMatchObject({ kind: 'changed', by: { line: 1 } })
  })

  it('gives a revocation precedence', () => {
    const file = `srv1.example.com ${text(0)}\n@revoked * ${text(0)}\n`
    expect(judge(file)).toMatchObject({ kind: 'revoked', by: { line: 2 } })
    expect(judge(file, key(1))).toMatchObject({ kind: 'changed' })
    expect(judge(file, key(0), knownNames('srv1.example.com', 2222))).toMatchObject({ kind: 'revoked' })
  })

  it('looks for another port by its number; the name alone can confirm but not contradict', () => {
    const other = knownNames('srv1.example.com', 2222)
    expect(judge(`[srv1.example.com]:2222 ${text(0)}`, key(0), other)).toEqual({ kind: 'known' })
    expect(judge(`srv1.example.com ${text(0)}`, key(0), other)).toEqual({ kind: 'known' })
    expect(judge(`srv1.example.com ${text(1)}`, key(0), other)).toEqual({ kind: 'unknown' })
    expect(judge(`[srv1.example.com]:2222 ${text(1)}`, key(0), other)).toMatchObject({ kind: 'changed' })
  })

  it('looks for an alias alone', () => {
    const alias = knownNames('10.0.0.1', 2222, 'Ship')
    expect(judge(`ship ${text(0)}`, key(0), alias)).toEqual({ kind: 'known' })
    expect(judge(`[10.0.0.1]:2222 ${text(0)}`, key(0), alias)).toEqual({ kind: 'unknown' })
  })

  it('reads the names that ssh-keygen hashed', async () => {
    const file = join(directory, 'hashed')
    await writeFile(file, `srv1.example.com ${text(0)}\n[srv1.example.com]:2222 ${text(1)}\n`)
    await must('ssh-keygen', ['-H', '-f', file])
    const hashed = await readFile(file, 'utf8')
    expect(hashed).not.toContain('example')
    expect(judge(hashed)).toEqual({ kind: 'known' })
    expect(judge(hashed, key(1), knownNames('SRV1.example.com', 2222))).toEqual({ kind: 'known' })
    expect(judge(hashed, key(0), knownNames('srv2.example.com', 22))).toEqual({ kind: 'unknown' })
  })

  it.each([false, true])('writes lines that ssh-keygen finds (hashed: %j)', async (hashed) => {
    const file = join(directory, `written-${hashed}`)
    const { name } = knownNames('srv1.example.com', 2222)
    await writeFile(file, `${knownHostLine(name, key(0), hashed)}\n`)
    const found = await run('ssh-keygen', ['-F', '[srv1.example.com]:2222', '-f', file])
    expect(found.code).toBe(0)
    expect(found.stdout).toContain(text(0))
    expect((await readFile(file, 'utf8')).includes('example')).toBe(!hashed)
  })

  it('lists the types of a host’s known keys', () => {
    const file = `srv1.example.com ${text(0)}\n*.example.com ${text(2)}\n@revoked srv1.example.com ${text(1)}\n`
    expect([...knownKeyTypes(parseKnownHosts(file, ''), names)]).toEqual(['ssh-ed25519', 'ecdsa-sha2-nistp256'])
  })
})

function fill(file: string): string {
  const [, base64 = ''] = text(0).split(' ')
  return file.replace('OTHER', text(1)).replace('KEY', text(0)).replace('BASE64', base64)
}
