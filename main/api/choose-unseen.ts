import { Failure } from '../../shared/failure.ts'
import type { Certificate } from '../../shared/model/certificate.ts'
import { type Cause, listed, type Param } from '../../shared/words/param.ts'

/** How many certificates of a file a failure names. */
const choicesLimit = 10

/**
 * Chooses the trust anchor of a CA file while the registry can't be seen: the only certificate, or the one with the
 * fingerprint that a person gave. Of several ones the registry's own chain would tell which.
 * @param about the file's name, and why the registry was not seen.
 * @returns undefined for a file without certificates.
 * @throws Failure `ca-file-ambiguous`, `fingerprint-not-in-file`; both name the certificates of the file.
 */
export function chooseUnseen(
  certificates: readonly Certificate[],
  pin: string | undefined,
  about: { readonly file: string; readonly problem: Cause },
): Certificate | undefined {
  if (certificates.length < 2) return certificates[0]
  const params = { ...about, count: certificates.length, choices: choicesOf(certificates) }
  if (pin === undefined) throw new Failure('ca-file-ambiguous', params)
  const pinned = certificates.find(({ fingerprint }) => fingerprint === pin)
  if (!pinned) throw new Failure('fingerprint-not-in-file', { ...params, expected: pin })
  return pinned
}

function choicesOf(certificates: readonly Certificate[]): Param {
  const shown = certificates.slice(0, choicesLimit).map(({ fingerprint, subject }): Param => {
    return { phrase: 'certificate-choice', params: { fingerprint, subject } }
  })
  const count = certificates.length - shown.length
  return count > 0 ? { phrase: 'names-and-more', params: { names: listed(shown), count } } : listed(shown)
}
