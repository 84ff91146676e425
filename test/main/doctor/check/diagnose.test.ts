import { describe, expect, it } from 'vitest'
import { diagnose } from '../../../../main/doctor/check/diagnose.ts'
import type { Evidence } from '../../../../main/doctor/check/evidence.ts'
import type { CheckCode, RegistryCheck } from '../../../../shared/model/check.ts'
import type { DockerEngine } from '../../../../shared/model/facts.ts'
import type { Verdict } from '../../../../shared/model/verdict.ts'
import { evidence } from '../../../support/doctor/evidence.ts'
import type { HostSketch } from '../../../support/facts/host-facts.ts'

const registry = 'reg:5000'
const directory = `/etc/docker/certs.d/${registry}`
const docker = (answer: Verdict['answer'], cause: Verdict['cause'], more: Partial<Verdict> = {}): Verdict => ({
  ...{ registry, kind: 'docker', endpoint: 'unix:///d', answer, cause, detail: 'words' },
  ...more,
})
const untrusted = docker('untrusted', 'issuer-unknown')
const reached = docker('reached', 'tag-unknown')

/** One that is installed. */
const stopped: Partial<DockerEngine> = { pid: undefined, version: undefined, endpoint: undefined } as object

type Given = Partial<Evidence> & { readonly host?: HostSketch }

const run = (given: Given, host = 'web'): RegistryCheck => diagnose(host, evidence(given))
const bad = ({ checks }: RegistryCheck): CheckCode[] =>
  checks.flatMap(({ code, status }) => (status === 'bad' ? [code] : []))

describe('why a pull fails', () => {
  const trust = 'mooring trust reg:5000 --host web'
  it.each<[string, Given, CheckCode, string, string[]]>([
    ['no Docker is there', { host: { engines: [] } }, 'engine', 'engine-missing', []],
    ['Docker is stopped', { host: { engines: [stopped] } }, 'engine', 'engine-stopped', []],
    ['Docker is silent', { verdicts: [docker('silent', 'no-answer')] }, 'engine', 'engine-away', []],
    ['the name is unknown', { verdicts: [docker('unreachable', 'dns-not-found')] }, 'address', 'address-missing', []],
    ['nothing listens', { verdicts: [docker('unreachable', 'connect-refused')] }, 'connection', 'connect-refused', []],
    ['it speaks HTTP', { verdicts: [docker('unclear', 'plain-http')] }, 'connection', 'plain-http', []],
    ['a file stops Docker', { verdicts: [docker('blocked', 'orphan-key')] }, 'files', 'orphan-key', []],
    ['the certificate has expired', { verdicts: [docker('untrusted', 'expired')] }, 'certificate', 'expired', []],
    ['nothing is trusted', { verdicts: [untrusted] }, 'trust', 'anchor-missing', [trust]],
    [
      'another CA is trusted',
      { verdicts: [untrusted], files: [`${directory}/ca.crt`] },
      'trust',
      'anchor-unrelated',
      [trust],
    ],
    [
      'the token server is not trusted',
      { verdicts: [docker('untrusted', 'issuer-unknown', { url: 'https://auth/token' })] },
      'trust',
      'token-server-untrusted',
      [],
    ],
    [
      'a client certificate is missing',
      { verdicts: [docker('client-certificate', 'client-certificate-required')] },
      'client-certificate',
      'client-certificate-required',
      [`${trust} --client-cert FILE --client-key FILE`],
    ],
    [
      'a file stops Docker, which Mooring finds',
      { verdicts: [docker('blocked', 'orphan-certificate')], host: { files: { [`${directory}/ca.cert`]: 'x' } } },
      'files',
      'orphan-certificate',
      [`${trust} --set-aside`],
    ],
    [
      'the CA has a name that Docker does not read',
      { verdicts: [untrusted], host: { files: { [`${directory}/ca.pem`]: 'x' } } },
      'files',
      'extension-ignored',
      [trust],
    ],
    [
      'the directory lacks the port',
      { verdicts: [untrusted], host: { files: { '/etc/docker/certs.d/reg/ca.crt': 'x' } } },
      'files',
      'directory-ignored',
      [trust],
    ],
  ])('%s', (_, given, check, code, fixes) => {
    const { diagnosis, fixes: mends } = run(given)
    expect(diagnosis).toMatchObject({ check, remark: { code } })
    expect(mends.map(({ command }) => command)).toEqual(fixes)
  })

  it('is the clock where dates are refused and it is off', () => {
    const given = evidence({ verdicts: [docker('untrusted', 'not-yet-valid')] })
    const late = { ...given, now: given.facts.clock + 3600 }
    expect(diagnose('web', late).diagnosis).toMatchObject({
      check: 'clock',
      remark: { code: 'clock-behind', params: { count: 60 } },
    })
  })

  it('is not a directory of the registry at another port, where pulls work', () => {
    const host = { files: { '/etc/docker/certs.d/reg/ca.crt': 'x' } }
    expect(bad(run({ verdicts: [reached], host }))).toEqual([])
  })

  it('is not said to be a missing anchor where this user can’t look', () => {
    const host = { user: { uid: 1000 }, files: { '/etc/docker/': '' } }
    const open = evidence({ verdicts: [untrusted], host })
    const files = open.facts.files.map((file) =>
      file.path === '/etc/docker' ? { ...file, posix: { mode: '0700', uid: 0, gid: 0 } } : file,
    )
    const closed = diagnose('web', { ...open, facts: { ...open.facts, files } })
    expect(closed.diagnosis).toMatchObject({ remark: { code: 'anchor-hidden', params: { paths: '/etc/docker' } } })
    expect(closed.checks.find(({ code }) => code === 'files')?.status).toBe('unknown')
    expect(diagnose('web', open).diagnosis).toMatchObject({ remark: { code: 'anchor-missing' } })
  })

  it('names no host in a command for this computer', () => {
    expect(run({ verdicts: [untrusted] }, 'local').fixes).toEqual([
      { kind: 'trust', command: 'mooring trust reg:5000' },
    ])
  })
})

describe('a pull that works', () => {
  it('has no diagnosis, and every check is good', () => {
    const result = run({ verdicts: [reached], files: [`${directory}/ca.crt`] })
    expect(result.diagnosis).toBeUndefined()
    expect(result.checks.map(({ code, status }) => `${code} ${status}`)).toEqual([
      'engine good',
      'clock good',
      'address good',
      'connection good',
      'files good',
      'certificate good',
      'trust good',
      'client-certificate good',
      'answer good',
    ])
  })

  it.each([
    ['entry', 'trust-unchecked'],
    ['built-in', 'trust-unchecked-here'],
  ] as const)('only warns where Docker does not check the certificate: %s', (insecure, code) => {
    const { checks, diagnosis } = run({ verdicts: [reached], insecure })
    expect(diagnosis).toBeUndefined()
    expect(checks.find((each) => each.code === 'trust')).toMatchObject({ status: 'warning', remarks: [{ code }] })
  })

  it.each([
    ['untrusted', 'certificate-refused', undefined],
    ['client-certificate', 'client-certificate-required', undefined],
    ['unreachable', 'connect-refused', 'connect-refused'],
  ] as const)('is judged by the host’s own TLS client only as far as the server: %s', (answer, cause, code) => {
    const given = { verdicts: [docker('unknown', 'not-asked'), { ...docker(answer, cause), kind: 'system' } as const] }
    const { checks, diagnosis } = run({ ...given, files: [`${directory}/ca.crt`] })
    expect(diagnosis?.remark.code).toBe(code)
    const unknown = checks.filter(({ status }) => status === 'unknown').map((each) => each.code)
    expect(unknown).toEqual(expect.arrayContaining(['engine', 'trust', 'client-certificate', 'answer']))
  })

  it('is not said to be over TLS where the registry is insecure and was not seen from here', () => {
    const { checks } = run({ verdicts: [reached], insecure: 'entry' })
    const found = checks.filter(({ code }) => code === 'connection' || code === 'certificate')
    expect(found).toMatchObject([{ status: 'good', remarks: [] }, { status: 'unknown' }])
  })

  it('is not claimed where nobody could ask Docker', () => {
    const { checks, diagnosis } = run({ verdicts: [docker('unknown', 'not-asked'), { ...reached, kind: 'system' }] })
    expect(diagnosis).toBeUndefined()
    expect(checks.at(-1)).toMatchObject({ code: 'answer', status: 'unknown', remarks: [{ code: 'system-answered' }] })
  })
})
