import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { licenseOf, lockPath, packageFolder } from '../../scripts/lib/bundled-packages.mjs'
import { advisoriesOn, isAllowed, withoutHash } from '../../scripts/lib/packages.mjs'

const root = resolve(import.meta.dirname, '../..')
const lock = JSON.parse(readFileSync(resolve(root, 'package-lock.json'), 'utf8'))

describe('the package of a module in the bundle', () => {
  it.each([
    ['/src/main/api/deps.ts', undefined],
    ['/src/renderer/global.css?used', undefined],
    ['\0left-out', undefined],
    ['/src/node_modules/zod/v4/index.js', '/src/node_modules/zod'],
    ['/src/node_modules/@mantine/core/styles.css?direct', '/src/node_modules/@mantine/core'],
    ['\0/src/node_modules/asn1/lib/index.js?commonjs-proxy', '/src/node_modules/asn1'],
    ['/src/node_modules/a/node_modules/@x/b/c/d.js', '/src/node_modules/a/node_modules/@x/b'],
    ['C:\\src\\node_modules\\zod\\index.js', 'C:/src/node_modules/zod'],
    ['\0vite/preload-helper.js', '/src/node_modules/vite'],
    ['\0rolldown/runtime.js', '/src/node_modules/rolldown'],
  ])('of %j is %s', (id, expected) => {
    expect(packageFolder(id, '/src')).toBe(expected)
  })

  it('must be known', () => {
    expect(() => packageFolder('\0stranger/helper.js', '/src')).toThrow('stranger/helper.js is in the bundle')
  })

  it('has its key in the lock file, also where node_modules is elsewhere', () => {
    expect(lockPath('/other/node_modules/a/node_modules/@x/b')).toBe('node_modules/a/node_modules/@x/b')
  })
})

it.each([
  [{ license: 'MIT' }, 'MIT'],
  [{ licenses: [{ type: 'MIT' }, { type: 'GPL-2.0' }] }, 'MIT OR GPL-2.0'],
  [{}, ''],
])('the licence of %j is %j', (packageJson, expected) => {
  expect(licenseOf(packageJson)).toBe(expected)
})

it.each([
  ['MIT', true],
  ['(WTFPL OR MIT)', true],
  ['MIT AND ISC', true],
  ['MIT AND GPL-3.0-only', false],
  ['GPL-3.0-only OR AGPL-3.0-only', false],
  ['SEE LICENSE IN EULA', false],
  ['', false],
])('the licence %j is allowed: %s', (license, expected) => {
  expect(isAllowed(license)).toBe(expected)
})

describe('the lock file', () => {
  it('has the hash of every package', () => {
    expect(Object.keys(lock.packages).length).toBeGreaterThan(500)
    expect(withoutHash(lock)).toEqual([])
  })

  it('is installed without scripts', () => {
    expect(readFileSync(resolve(root, '.npmrc'), 'utf8').split('\n')).toContain('ignore-scripts=true')
  })

  it('names the packages of the registry, not an address: each machine has its own', () => {
    expect(JSON.stringify(lock)).not.toContain('"resolved"')
  })

  it('is wanting where an entry has no hash, or a weak one', () => {
    const packages = {
      '': {},
      'node_modules/good': { integrity: 'sha512-AA==' },
      'node_modules/old': { integrity: 'sha1-AA==' },
      'node_modules/bare': {},
      'node_modules/linked': { link: true },
    }
    expect(withoutHash({ packages })).toEqual(['node_modules/old', 'node_modules/bare', 'node_modules/linked'])
  })
})

describe('the workflows', () => {
  const folder = resolve(root, '.github/workflows')
  const workflows = readdirSync(folder).map((name) => readFileSync(resolve(folder, name), 'utf8'))

  it('name each action by its commit: a tag can be moved', () => {
    const uses = workflows.flatMap((text) => text.match(/uses: .*/g) ?? [])
    expect(uses.length).toBeGreaterThan(5)
    expect(uses.filter((use) => !/^uses: [\w/-]+@[0-9a-f]{40} # v/.test(use))).toEqual([])
  })

  it('may only read, but for the job that drafts a release', () => {
    expect(workflows.filter((text) => !text.includes('\npermissions:\n  contents: read\n'))).toEqual([])
    expect(workflows.flatMap((text) => text.match(/\S+: write\b.*|write-all/g) ?? [])).toEqual(['contents: write'])
  })
})

describe('the advisories on the packages in the program', () => {
  const advisory = { name: 'ssh2', title: 'a hole', url: 'https://advisories.example/1', severity: 'high' }
  const path = 'node_modules/ssh2'

  it('are those on the packages themselves', () => {
    const vulnerabilities = {
      ssh2: { nodes: [path], via: [advisory, 'asn1'] },
      vite: { nodes: ['node_modules/vite'], via: [{ ...advisory, name: 'vite' }] },
    }
    expect(advisoriesOn(vulnerabilities, [{ name: 'ssh2', path }])).toEqual([advisory])
  })

  it('are not those on another copy of a package, which a build tool uses', () => {
    const vulnerabilities = { ssh2: { nodes: ['node_modules/tool/node_modules/ssh2'], via: [advisory] } }
    expect(advisoriesOn(vulnerabilities, [{ name: 'ssh2', path }])).toEqual([])
  })
})
