import type { Certificate } from '../../../../shared/model/certificate.ts'
import { fileAt, fileBehind, filesIn, type HostFacts } from '../../../../shared/model/facts.ts'
import { holdsCertificate } from '../../../../shared/pem.ts'

/** Where an anchor goes in a registry's directory. */
export type AnchorPlace =
  | { readonly kind: 'present'; readonly path: string }
  | { readonly kind: 'write'; readonly path: string; readonly taken?: string }

/**
 * Finds the file for an anchor: nothing to write where any `.crt` holds it already; `ca.crt` where that name is free or
 * Mooring's own; otherwise a name made from the fingerprint, so that the user's file stays as it is.
 */
export function anchorPlace(facts: HostFacts, directory: string, anchor: Certificate): AnchorPlace {
  const present = filesIn(facts, directory).find(({ path }) => {
    const text = path.endsWith('.crt') ? fileBehind(facts, path)?.text : undefined
    return text !== undefined && holdsCertificate(text, anchor.pem)
  })
  if (present) return { kind: 'present', path: present.path }
  const usual = `${directory}/ca.crt`
  const there = fileAt(facts, usual)
  if (!there || isPlaced(facts, usual, there.sha256)) return { kind: 'write', path: usual }
  const ownName = `mooring-${anchor.fingerprint.replaceAll(':', '').slice(0, 16).toLowerCase()}.crt`
  return { kind: 'write', path: `${directory}/${ownName}`, taken: usual }
}

/** Whether a file is one that Mooring put there, and unchanged since. */
export function isPlaced(facts: HostFacts, path: string, sha256: string | undefined): boolean {
  return facts.receipts.some((receipt) => receipt.files.some((file) => file.path === path && file.sha256 === sha256))
}
