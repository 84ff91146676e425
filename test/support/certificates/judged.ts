import { judgeChain } from '../../../main/certificates/judge/judge-chain.ts'
import type { Chain } from '../../../main/certificates/judge/paths.ts'
import { readCertificateFile } from '../../../main/certificates/read/certificate-file.ts'
import type { Minted } from './mint.ts'

/** The host that a judged chain is for. */
export const judgedHost = 'registry.test'

/** Minted certificates as a registry sends them. */
export function chainOf(...certificates: readonly Pick<Minted, 'cert'>[]): Chain {
  const pem = certificates.map(({ cert }) => cert).join('')
  return readCertificateFile({ bytes: Buffer.from(pem), name: 'chain' }) as unknown as Chain
}

interface Judging {
  /** What is in the CA file. */
  readonly file?: readonly Minted[]
  /** A fingerprint. */
  readonly pin?: string
  readonly now?: Date
}

/** The judgement in short: the anchor's name, kind and path, the order, and the findings' codes. */
export function judge(chain: Chain, { file, pin, now = new Date() }: Judging = {}) {
  const ca = file && { name: 'ca.pem', certificates: chainOf(...file) }
  const { anchor, order, observations } = judgeChain(chain, judgedHost, now, { ca, pin })
  return {
    anchor: anchor.certificate.commonName,
    kind: anchor.kind,
    path: anchor.path.length,
    order,
    codes: observations.map(({ code }) => code),
  }
}
