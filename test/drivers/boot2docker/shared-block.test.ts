import { describe, expect, it } from 'vitest'
import { withBlock, withoutBlock } from '../../../main/drivers/boot2docker/bootsync-block.ts'
import { boot2docker } from '../../../main/drivers/trust/boot2docker/index.ts'
import { fileAt, type HostFacts } from '../../../shared/model/facts.ts'
import { parseRegistry } from '../../../shared/registry-reference.ts'
import { doneOnFacts, draftOf } from '../../support/facts/plan-on-facts.ts'
import { intentFor, machine } from './sketch.ts'

const bootsync = '/var/lib/boot2docker/bootsync.sh'
const linked = { '/etc/docker': '-> /var/lib/boot2docker/etc/docker' }
const user = '#!/bin/sh\necho mine\n'
let changes = 0

const trust = (facts: HostFacts, name: string): HostFacts =>
  doneOnFacts(facts, intentFor(name, 'bootsync'), `c${++changes}`)
const untrust = (facts: HostFacts, name: string): HostFacts =>
  doneOnFacts(facts, { kind: 'untrust', registry: parseRegistry(name) }, `c${++changes}`)
const scriptOf = (facts: HostFacts): string | undefined => fileAt(facts, bootsync)?.text

describe('the block of two registries', () => {
  const first = machine({ files: { ...linked, [bootsync]: user } })
  const both = trust(trust(first, 'a.example.com'), 'b.example.com')

  it.each([
    ['a.example.com', 'b.example.com'],
    ['b.example.com', 'a.example.com'],
  ])('stays when %s goes, and goes with %s', (one, other) => {
    const half = untrust(both, one)
    expect(scriptOf(half)).toBe(withBlock(user))
    expect(scriptOf(untrust(half, other))).toBe(user)
  })

  it('goes even if the script has grown since', () => {
    const files = both.files.map((file) =>
      file.path === bootsync ? { ...file, text: `${file.text}echo more\n`, sha256: 'f'.repeat(64) } : file,
    )
    expect(scriptOf(untrust(untrust({ ...both, files }, 'a.example.com'), 'b.example.com'))).toBe(`${user}echo more\n`)
  })
})

describe('a bootsync.sh that is not text', () => {
  const facts = machine({ files: { ...linked, [bootsync]: user } })
  const files = facts.files.map(({ text, ...file }) =>
    file.path === bootsync ? { ...file, base64: '/w==' } : text === undefined ? file : { ...file, text },
  )

  it('is refused if it is not UTF-8 and needs a change', () => {
    expect(() => draftOf(boot2docker, { ...facts, files }, intentFor('a.example.com', 'bootsync'))).toThrow('not UTF-8')
  })

  it('is also refused if it is a link, whose target may be anyone’s', () => {
    const link = machine({ files: { ...linked, [bootsync]: '-> /home/docker/mine.sh', '/home/docker/mine.sh': user } })
    expect(() => draftOf(boot2docker, link, intentFor('a.example.com', 'bootsync'))).toThrow('symlink')
  })

  it('is no obstacle if it needs no change', () => {
    const [stage] = draftOf(boot2docker, { ...facts, files }, intentFor('a.example.com')).stages
    expect(stage?.files.map(({ path }) => path)).toEqual([
      '/var/lib/boot2docker/etc/docker/certs.d/a.example.com/ca.crt',
    ])
  })
})

describe('other hosts', () => {
  it('are unaffected', () => {
    const debian = machine({ os: { id: 'debian' }, files: { '/etc/docker/': '' } })
    expect(draftOf(boot2docker, debian, intentFor('a.example.com', 'bootsync')).stages).toEqual([])
    const after = trust(debian, 'a.example.com')
    expect(fileAt(after, '/etc/docker/certs.d/a.example.com/ca.crt')).toBeDefined()
    expect(after.files.filter(({ text = '' }) => withoutBlock(text) !== text)).toEqual([])
  })
})
