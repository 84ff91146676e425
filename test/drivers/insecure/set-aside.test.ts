import { describe, expect, it } from 'vitest'
import { planInsecure } from '../../../main/drivers/insecure/plan.ts'
import { parseRegistry } from '../../../shared/registry-reference.ts'
import { factsOf, modelHost, plan } from './model-host.ts'

const reg = 'reg.example.com:5000'
const json = '/etc/docker/daemon.json'

describe('files that stop the containerd store although it does not check the certificate', () => {
  const junk = `/etc/docker/certs.d/${reg}/junk.crt`
  const host = modelHost({ [junk]: 'junk', [json]: '{}' }, { imageStore: 'containerd' })
  const draft = (setAside: boolean) =>
    planInsecure(factsOf(host), { kind: 'insecure-on', registry: parseRegistry(reg), setAside })

  it('are told, and can be set aside', () => {
    const told = draft(false)
    expect(told.toSetAside).toEqual([junk])
    expect(told.notes.filter(({ severity }) => severity === 'error')).toMatchObject([
      { code: 'unreadable-certificate', params: { path: junk } },
    ])
    expect(told.stages.flatMap(({ files }) => files).some(({ op }) => op === 'remove')).toBe(false)
  })

  it('go before anything else where they are set aside', () => {
    const { stages, notes, toSetAside } = draft(true)
    expect(stages[0]).toEqual({ files: [{ op: 'remove', path: junk }], runs: [] })
    expect([toSetAside, notes.filter(({ severity }) => severity === 'error')]).toEqual([[], []])
  })

  it('are left alone when the registry is made secure again', () => {
    expect(plan(host, reg, false).toSetAside).toEqual([])
  })
})
