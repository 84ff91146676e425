import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Failure } from '../../shared/failure.ts'
import { parseRegistry, parseTrustedRegistry } from '../../shared/registry-reference.ts'

const hex64 = 'a'.repeat(64)

describe('parseRegistry', () => {
  it.each([
    ['dtr.example.com', 'dtr.example.com', 'dtr.example.com', 443, undefined],
    ['  dtr.example.com\n', 'dtr.example.com', 'dtr.example.com', 443, undefined],
    ['dtr.example.com/', 'dtr.example.com', 'dtr.example.com', 443, undefined],
    ['dtr.example.com:443', 'dtr.example.com:443', 'dtr.example.com', 443, undefined],
    ['DTR.Example.com', 'DTR.Example.com', 'dtr.example.com', 443, undefined],
    ['registry:5000', 'registry:5000', 'registry', 5000, undefined],
    ['localhost', 'localhost', 'localhost', 443, undefined],
    ['Registry', 'Registry', 'registry', 443, undefined],
    ['10.0.2.2:5000', '10.0.2.2:5000', '10.0.2.2', 5000, undefined],
    ['[fd00::2]', '[fd00::2]', 'fd00::2', 443, undefined],
    ['[FD00::2]:5000', '[FD00::2]:5000', 'fd00::2', 5000, undefined],
    ['https://dtr.example.com/v2/', 'dtr.example.com', 'dtr.example.com', 443, 'https://…/v2'],
    ['HTTPS://dtr.example.com:443', 'dtr.example.com:443', 'dtr.example.com', 443, 'https://'],
    ['http://dtr.example.com', 'dtr.example.com', 'dtr.example.com', 443, 'http://'],
    ['https://dtr/', 'dtr:443', 'dtr', 443, 'https://'],
    ['http://dtr', 'dtr:80', 'dtr', 80, 'http://'],
    ['https://dtr.example.com?a=b', 'dtr.example.com', 'dtr.example.com', 443, 'https://…?a=b'],
    ['xn--bcher-kva.example', 'xn--bcher-kva.example', 'xn--bcher-kva.example', 443, undefined],
    [
      `reg.example.com:5000/team/app:1.2@sha256:${hex64}`,
      'reg.example.com:5000',
      'reg.example.com',
      5000,
      `/team/app:1.2@sha256:${hex64}`,
    ],
  ])('reads %j', (typed, name, host, port, ignored) => {
    expect(parseRegistry(typed)).toEqual({ name, host, port, ...(ignored === undefined ? {} : { ignored }) })
  })

  it.each([
    ['', 'reference-empty'],
    [' \t ', 'reference-empty'],
    ['docker pull dtr.example.com/app', 'reference-space'],
    ['dtr.example.com\u0000', 'reference-space'],
    ['dtr.exam\u200Bple.com', 'reference-space'],
    ['dtr.example.com\u202E', 'reference-space'],
    ['-x', 'reference-option'],
    ['--help', 'reference-option'],
    ['https://-x/', 'reference-option'],
    ['../etc', 'reference-traversal'],
    ['..', 'reference-traversal'],
    ['dtr.example.com/../..', 'reference-traversal'],
    ['dtr.example.com\\..\\..', 'reference-traversal'],
    ['https://../etc', 'reference-traversal'],
    ['my_registry.example.com', 'reference-underscore'],
    ['my_registry:5000', 'reference-underscore'],
    ['dtr.example.com:0', 'reference-port'],
    ['dtr.example.com:99999', 'reference-port'],
    ['dtr.example.com:abc', 'reference-port'],
    ['dtr.example.com:', 'reference-port'],
    ['dtr.example.com:-1', 'reference-port'],
    ['dtr.example.com:1e3', 'reference-port'],
    ['[fd00::2]:x', 'reference-port'],
    ['ftp://dtr.example.com', 'reference-scheme'],
    ['oci://dtr.example.com/app', 'reference-scheme'],
    ['user:secret@dtr.example.com', 'reference-credentials'],
    ['https://user:secret@dtr.example.com/', 'reference-credentials'],
    ['docker.io', 'reference-docker-hub'],
    ['Docker.IO/library/ubuntu', 'reference-docker-hub'],
    ['https://index.docker.io/v1/', 'reference-docker-hub'],
    ['registry-1.docker.io:443', 'reference-docker-hub'],
    ['hub.docker.com', 'reference-docker-hub'],
    ['ubuntu', 'reference-docker-hub'],
    ['ubuntu:22.04', 'reference-docker-hub'],
    ['ubuntu:latest', 'reference-docker-hub'],
    [`ubuntu@sha256:${hex64}`, 'reference-docker-hub'],
    ['library/ubuntu:22.04', 'reference-docker-hub'],
    ['dtr', 'reference-docker-hub'],
    ['fd00::2', 'reference-host'],
    ['dtr.example.com:5000:1.2', 'reference-host'],
    ['[fd00::2', 'reference-host'],
    ['[fd00::2]5000', 'reference-host'],
    ['[fe80::1%25eth0]', 'reference-host'],
    ['[::ffff:10.0.0.1]', 'reference-host'],
    ['[dtr.example.com]', 'reference-host'],
    ['dtr..example.com', 'reference-host'],
    ['dtr.example.com.', 'reference-host'],
    ['dtr-.example.com', 'reference-host'],
    ['bücher.example', 'reference-host'],
    ['https://', 'reference-host'],
    ['/v2/', 'reference-host'],
    [`${'a'.repeat(64)}.example.com`, 'reference-host'],
    [`${'a.'.repeat(127)}example.com`, 'reference-host'],
  ])('refuses %j with %s', (typed, code) => {
    expect(() => parseRegistry(typed)).toThrow(expect.objectContaining({ name: 'Failure', code }))
  })

  const nearlyName = fc
    .array(
      fc.constantFrom(
        'https://',
        'dtr',
        '.example',
        '.',
        ':',
        '5000',
        '/',
        '..',
        '@',
        '[',
        'fd00::2',
        ']',
        '-',
        '_',
        ' ',
        'ü',
      ),
    )
    .map((parts) => parts.join(''))

  it('gives a stable name that is safe as one directory, or fails with a reason', () => {
    fc.assert(
      fc.property(fc.oneof(nearlyName, fc.string({ unit: 'binary' }), fc.webUrl(), fc.domain(), fc.ipV6()), (typed) => {
        let registry: ReturnType<typeof parseRegistry>
        try {
          registry = parseRegistry(typed)
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(Failure)
          expect((thrown as Failure).code).toMatch(/^reference-/)
          return
        }
        const { ignored: _, ...kept } = registry
        expect(registry.name).toMatch(/^(?!.*\.\.)[a-z0-9[][a-z0-9.:[\]-]*$/i)
        expect(parseRegistry(registry.name)).toEqual(kept)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('parseTrustedRegistry', () => {
  it.each([
    ['http://dtr.example.com', 'dtr.example.com'],
    [' HTTP://dtr.example.com:5000/v2/', 'dtr.example.com:5000'],
    ['http://dtr', 'dtr:80'],
  ])('does not ask port 443 for %j, which is plain HTTP', (typed, registry) => {
    expect(() => parseTrustedRegistry(typed)).toThrow(
      expect.objectContaining({ code: 'reference-plain-http', params: { typed: typed.trim(), registry } }),
    )
  })

  it.each(['https://dtr.example.com', 'dtr.example.com', 'dtr.example.com:80'])('reads %j', (typed) => {
    expect(parseTrustedRegistry(typed)).toEqual(parseRegistry(typed))
  })
})
