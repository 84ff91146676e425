import type { PlanCertificate } from '../../shared/model/plan.ts'
import { certificateBlocks } from '../../shared/pem.ts'
import type { CertificateSummary } from '../certificates/read/certificate-summary.ts'

/** Reads a certificate from the base64 of its DER; undefined where it is none. */
export type Summarize = (body: string) => CertificateSummary | undefined

/** The certificates that a file gets or loses with a change, those that go first. */
export function changedCertificates(
  path: string,
  before: string,
  after: string,
  summarize: Summarize,
): PlanCertificate[] {
  const [old, now] = [before, after].map((text) => certificateBlocks(text).map(({ body }) => body)) as [
    string[],
    string[],
  ]
  const told = (bodies: string[], others: string[], change: PlanCertificate['change']): PlanCertificate[] =>
    bodies.flatMap((body, index) => {
      const summary = others.includes(body) ? undefined : summarize(body)
      return summary ? [{ ...summary, role: roleOf(path, index), change }] : []
    })
  return [...told(old, now, 'removed'), ...told(now, old, 'added')]
}

/** A client's own certificate comes first in its file (Docker's `*.cert`). */
function roleOf(path: string, index: number): PlanCertificate['role'] {
  if (!path.endsWith('.cert')) return 'anchor'
  return index === 0 ? 'client' : 'issuer'
}
