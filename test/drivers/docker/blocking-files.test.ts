import { describe, expect, it } from 'vitest'
import { blockingFiles } from '../../../main/drivers/docker-engine/certs-d/blocking-files.ts'
import { nothing } from '../../../main/drivers/driver.ts'
import { docker } from '../../../main/drivers/trust/docker/index.ts'
import { parseRegistry } from '../../../shared/registry-reference.ts'
import { sampleCertificate } from '../../support/certificates/sample-certificate.ts'
import { hostFacts } from '../../support/facts/host-facts.ts'

const directory = '/etc/docker/certs.d/reg:5000'
const files = {
  [`${directory}/ca.cert`]: 'x',
  [`${directory}/server.key`]: 'x',
  [`${directory}/junk.crt`]: 'x',
  [`${directory}/link.crt`]: '-> ',
  [`${directory}/old.crt/`]: '',
}

describe('what stops Docker', () => {
  it.each([
    ['classic', ['orphan-certificate', 'certificate-dangling', 'certificate-directory', 'orphan-key']],
    [undefined, ['orphan-certificate', 'certificate-dangling', 'certificate-directory', 'orphan-key']],
    ['containerd', ['orphan-certificate', 'unreadable-certificate', 'certificate-dangling']],
  ] as const)(
    'is a problem with the image store that stops at it, and a warning otherwise: %s',
    (imageStore, codes) => {
      const facts = hostFacts({ files, engines: [{ imageStore }] })
      const blocking = blockingFiles(facts, directory)
      expect(blocking).toHaveLength(5)
      expect(blocking.filter(({ note }) => note.severity === 'error').map(({ note }) => note.code)).toEqual(codes)
      expect(blocking.flatMap(({ remove }) => remove?.path ?? [])).toEqual(
        ['ca.cert', 'junk.crt', 'server.key'].map((name) => `${directory}/${name}`),
      )
    },
  )

  it.each([
    ['classic', 'warning', 'blocked-build'],
    ['containerd', 'error', 'blocked-docker'],
  ] as const)(
    'an insecure registry too, where the containerd store or a build reads it: %s',
    (imageStore, severity, who) => {
      const facts = hostFacts({ files, engines: [{ imageStore }] })
      const told = blockingFiles(facts, directory, { isInsecure: true }).map(({ note }) => note)
      expect(told).toMatchObject(
        ['orphan-certificate', 'unreadable-certificate', 'certificate-dangling'].map((code) => ({
          code,
          severity,
          params: { who: { phrase: who } },
        })),
      )
    },
  )

  it.each([
    ['classic', 'orphan-key', 'blocked-docker'],
    ['containerd', 'orphan-key', 'blocked-login'],
    ['classic', 'unreadable-certificate', 'blocked-build'],
    ['containerd', 'unreadable-certificate', 'blocked-docker'],
  ] as const)('names who is stopped: with the %s store, %s: %s', (imageStore, code, who) => {
    const notes = blockingFiles(hostFacts({ files, engines: [{ imageStore }] }), directory).map(({ note }) => note)
    expect(notes.find((note) => note.code === code)?.params).toMatchObject({ who: { phrase: who } })
  })

  it.each([false, true])('stops it too where the anchor goes to the system: set aside: %s', (setAside) => {
    const anchor = sampleCertificate('anchor')
    const intent = {
      kind: 'trust',
      registry: parseRegistry('reg:5000'),
      anchors: [anchor],
      place: 'system',
      setAside,
    } as const
    const { stages, notes, toSetAside } = docker.plans.trust?.(hostFacts({ files }), intent, []) ?? nothing
    expect(toSetAside).toHaveLength(setAside ? 0 : 3)
    expect(stages.flatMap((stage) => stage.files).map(({ op }) => op)).toEqual(setAside ? Array(3).fill('remove') : [])
    expect(notes).toHaveLength(setAside ? 2 : 5)
  })
})
