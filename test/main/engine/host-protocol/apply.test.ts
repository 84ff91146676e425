import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type ApplyRequest,
  encodeApplyRequest,
  type RequestTo,
  type SealedPut,
} from '../../../../main/engine/host-protocol/apply.ts'

const put: SealedPut = {
  ...{ op: 'put', path: '/etc/file', content: 'ü\n', sha256: 'a'.repeat(64), expect: 'absent' },
  ...{ posix: { mode: '0600', uid: 1, gid: 2 }, secret: true },
}
const plan: RequestTo<'apply'> = {
  ...{ mode: 'apply', change: 'c-1', root: '/', journal: '/var/lib/mooring' },
  relies: [{ path: '/etc/docker/daemon.json', expect: 'absent' }],
  stages: [
    {
      files: [put, { op: 'remove', path: '/a b', expect: 'dir' }],
      runs: [
        { op: 'run', refresh: 'reload', args: ['unit@1'], timeoutSeconds: 9 },
        { op: 'run', refresh: 'optional', args: [], timeoutSeconds: 9, bestEffort: true },
      ],
    },
  ],
  verify: [
    { kind: 'docker', endpoint: 'unix:///s', registry: '[::1]:5000' },
    { kind: 'system', registry: '[::1]:5000' },
  ],
}
const withPath = (path: string): RequestTo<'apply'> => ({ ...plan, stages: [{ files: [{ ...put, path }], runs: [] }] })

describe('encodeApplyRequest', () => {
  test('encodes a plan in lines, and then its contents as bytes', () => {
    expect(Buffer.from(encodeApplyRequest(plan)).toString()).toBe(
      [
        'mooring-apply 1',
        'mode apply',
        'change c-1',
        'root /',
        'journal /var/lib/mooring',
        'rely absent /etc/docker/daemon.json',
        'stage',
        `put absent ${'a'.repeat(64)} 3 0600 1 2 /etc/file`,
        'remove dir /a b',
        'run reload 9 unit@1',
        'try optional 9',
        'verify docker unix:///s [::1]:5000',
        'verify system [::1]:5000',
        'end',
        'ü\n',
      ].join('\n'),
    )
  })

  test.each<[ApplyRequest, string]>([
    [{ mode: 'undo', change: 'c1', root: '/t', journal: '/j' }, 'mode undo\nchange c1\nroot /t\njournal /j'],
    [{ mode: 'recover', root: '/t', journal: '/j' }, 'mode recover\nroot /t\njournal /j'],
    [
      { mode: 'verify', verify: [{ kind: 'docker', endpoint: 'tcp://h:1', registry: 'r' }] },
      'mode verify\nverify docker tcp://h:1 r',
    ],
  ])('says what else there is: %j', (request, lines) => {
    expect(Buffer.from(encodeApplyRequest(request)).toString()).toBe(`mooring-apply 1\n${lines}\nend\n`)
  })

  test('refuses ambiguous paths and paths with newlines', () => {
    const bad = ['', 'etc/file', '/etc/', '/etc//file', '/etc/./file', '/etc/..', '/../etc', '/etc/\n', '/etc/\u0085']
    for (const path of bad) expect(() => encodeApplyRequest(withPath(path))).toThrow(TypeError)
    for (const path of ['/.../x', '/..x', '/a..b/.c', '/ a ', '/ü/[x]*?']) {
      expect(() => encodeApplyRequest(withPath(path))).not.toThrow()
    }
  })

  test('refuses a file without a mode: where sh runs, every file has one', () => {
    const { posix: _, ...bare } = put
    expect(() => encodeApplyRequest({ ...plan, stages: [{ files: [bare], runs: [] }] })).toThrow(TypeError)
  })

  test('refuses a path that two ops of one stage speak of; two stages may', () => {
    const files: RequestTo<'apply'>['stages'][number]['files'] = [
      put,
      { op: 'remove', path: put.path, expect: 'exists' },
    ]
    expect(() => encodeApplyRequest({ ...plan, stages: [{ files, runs: [] }] })).toThrow(TypeError)
    const stage = { files: [put], runs: [] }
    expect(() => encodeApplyRequest({ ...plan, stages: [stage, stage] })).not.toThrow()
  })

  test('refuses words with spaces', () => {
    const bad: ApplyRequest[] = [
      { ...plan, change: '../c' },
      { ...plan, change: '' },
      { ...plan, verify: [{ kind: 'docker', endpoint: 'unix:///a b', registry: 'r' }] },
      { ...plan, verify: [{ kind: 'docker', endpoint: 'unix:///a', registry: 'r\nresult done' }] },
      { ...plan, stages: [{ files: [], runs: [{ op: 'run', refresh: 'a b', args: [], timeoutSeconds: 1 }] }] },
      { ...plan, stages: [{ files: [], runs: [{ op: 'run', refresh: 'a', args: ['$(x)'], timeoutSeconds: 1 }] }] },
      { ...plan, stages: [{ files: [{ ...put, expect: 'a b' }], runs: [] }] },
    ]
    for (const request of bad) expect(() => encodeApplyRequest(request)).toThrow(TypeError)
  })

  test('refuses any path, or ends its line with it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const path = `/${name}`
        let lines: string[]
        try {
          lines = Buffer.from(encodeApplyRequest(withPath(path)))
            .toString()
            .split('\n')
        } catch (error) {
          expect(error).toBeInstanceOf(TypeError)
          return
        }
        expect(lines[7]).toBe(`put absent ${'a'.repeat(64)} 3 0600 1 2 ${path}`)
        expect(lines[10]).toBe('end')
      }),
    )
  })
})
