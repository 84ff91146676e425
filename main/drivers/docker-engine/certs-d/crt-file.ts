import { joinPath } from '../../../../shared/host-path.ts'
import type { Certificate } from '../../../../shared/model/certificate.ts'
import { fileAt, fileBehind, filesIn, type HostFacts } from '../../../../shared/model/facts.ts'
import { holdsCertificate } from '../../../../shared/pem.ts'
import { claimants } from '../../receipts.ts'

/** The file for an anchor in a registry's directory; `taken` is a file of the name that it would have had. */
export type CrtFile =
  | { readonly kind: 'present'; readonly path: string }
  | { readonly kind: 'write'; readonly path: string; readonly taken?: string }

/**
 * Finds the file for an anchor: nothing to write where any `.crt` holds it already; `ca.crt` where that name is free or
 * Mooring's own; otherwise a name made from the fingerprint, so that the user's file stays as it is.
 */
export function crtFileFor(facts: HostFacts, directory: string, anchor: Certificate): CrtFile {
  const present = filesIn(facts, directory).find(({ path }) => {
    const text = path.endsWith('.crt') ? fileBehind(facts, path)?.text : undefined
    return text !== undefined && holdsCertificate(text, anchor.pem)
  })
  if (present) return { kind: 'present', path: present.path }
  const usual = joinPath(directory, 'ca.crt')
  if (!fileAt(facts, usual) || claimants(facts, usual).length > 0) return { kind: 'write', path: usual }
  const ownName = `mooring-${anchor.fingerprint.replaceAll(':', '').slice(0, 16).toLowerCase()}.crt`
  return { kind: 'write', path: joinPath(directory, ownName), taken: usual }
}
