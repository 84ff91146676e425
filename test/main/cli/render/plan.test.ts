import { describe, expect, it } from 'vitest'
import { renderPlan } from '../../../../main/cli/render/plan.ts'
import { plainStyle } from '../../../../main/cli/render/style.ts'
import type { HostPlanView, PlanFile } from '../../../../shared/model/plan.ts'
import { english } from '../../../../shared/words/language.ts'
import { sampleCertificate } from '../../../support/certificates/sample-certificate.ts'
import { hostPlan } from '../../../support/cli/answers.ts'

const voice = { language: english, style: plainStyle }
const anchor = sampleCertificate('anchor')
const lines = (pem: string, sign: string) =>
  pem
    .trimEnd()
    .split('\n')
    .map((line) => sign + line)
const file = (path: string, about: Partial<PlanFile> = {}): PlanFile => {
  return { path, action: 'create', secret: false, diff: [], ...about }
}
const planOf = (...files: PlanFile[]): HostPlanView => ({
  ...hostPlan,
  notes: [],
  stages: [{ files, commands: ['x'] }],
})
const render = (plans: readonly HostPlanView[], isWhole = false) =>
  renderPlan({ purpose: { kind: 'recover' }, hosts: [...plans] }, { isWhole }, voice)

const certificate = file('/etc/ca.crt', {
  diff: lines(anchor.pem, '+'),
  certificates: [{ ...anchor, role: 'anchor', change: 'added' }],
})

describe('a plan at the terminal', () => {
  it('numbers its steps, and shows a certificate by what a person compares', () => {
    const text = render([planOf(file('/etc/a'), certificate)])
    expect(text).toMatch(/^ {2}1 {2}create {3}\/etc\/a$.*^ {2}2 {2}create {3}\/etc\/ca\.crt$.*^ {2}3 {2}run {6}x$/ms)
    expect(text).toContain(`+ trust anchor ${anchor.subject}\n`)
    expect(text).toContain(`issued by itself, valid until`)
    expect(text).toContain(`SHA-256 ${anchor.fingerprint}\n`)
    expect(text).not.toContain('BEGIN CERTIFICATE')
  })

  it('shows the PEM on demand', () => {
    expect(render([planOf(certificate)], true)).toContain('+ -----BEGIN CERTIFICATE-----')
  })

  it('keeps the lines around a certificate', () => {
    const diff = [' #!/bin/sh', '-# old', ...lines(anchor.pem, '-'), ' end']
    const text = render([planOf({ ...certificate, diff })])
    expect(text).toMatch(/#!\/bin\/sh\n +- # old\n +end/)
  })

  it('shows a tab as spaces', () => {
    expect(render([planOf(file('/etc/d', { diff: ['+\t"a": 1'] }))])).toContain('+     "a": 1')
  })

  it('shows hosts with the same plan once', () => {
    const text = render(['a', 'b', 'c'].map((host) => ({ ...planOf(file('/etc/a')), host, change: `of ${host}` })))
    expect(text).toContain('the same on a, b, c  Docker restarts')
    expect(text.match(/\/etc\/a/g)).toHaveLength(1)
  })

  it('folds long lists and long files, and says how to see them', () => {
    const many = Array.from({ length: 13 }, (_, index) => file(`/etc/${index}`, { diff: ['+x'] }))
    const changed = { ...(many[12] ?? file('/')), action: 'change' as const }
    const folded = render([planOf(...many.slice(0, 12), changed)])
    expect(folded).toContain('12 new, 1 changed; --diff shows their lines')
    expect(folded).not.toContain('+ x')
    expect(render([planOf(...many)], true).match(/\+ x/g)).toHaveLength(13)
    const long = render([planOf(file('/etc/d', { diff: Array.from({ length: 55 }, (_, index) => `+line ${index}`) }))])
    expect(long).toContain('… 25 more lines: --diff shows them')
    expect(long.match(/\+ line/g)).toHaveLength(30)
  })
})
