import { Failure } from '../../../../shared/failure.ts'
import type { Certificate } from '../../../../shared/model/certificate.ts'
import { type FileFact, fileAt, fileBehind, type HostFacts } from '../../../../shared/model/facts.ts'
import { holdsCertificate, pemBlocks } from '../../../../shared/pem.ts'
import { claimants } from '../../receipts.ts'
import type { StoreFamily } from './families.ts'

/** What there is to know about a directory of anchors. */
export type AnchorDirectory = Pick<StoreFamily, 'directory' | 'extension' | 'reads'>

/** Where an anchor goes in a store, or where it is already. */
export type AnchorPlace =
  /** Every file that holds it, in the order of their names. */
  | { readonly kind: 'present'; readonly files: readonly [FileFact, ...FileFact[]] }
  | {
      readonly kind: 'write'
      readonly path: string
      /** Whether Mooring's own file for this registry, with an earlier certificate, makes room. */
      readonly replaces: boolean
      /** A file of the name that it would have had. */
      readonly taken?: string
    }

/**
 * Finds the file for a registry's anchor: nothing to write where any file holds it already; a name made from the
 * registry's where that is free, or this registry's alone; otherwise one with the fingerprint, so that neither a user's
 * file nor another registry's is touched.
 * @throws Failure `files-blocked` where even that name is somebody's.
 */
export function anchorPlace(
  facts: HostFacts,
  store: AnchorDirectory,
  registryName: string,
  anchor: Certificate,
): AnchorPlace {
  const [first, ...others] = filesHolding(facts, store, anchor.pem)
  if (first) return { kind: 'present', files: [first, ...others] }
  const usual = pathOf(store, registryName)
  if (!fileAt(facts, usual)) return { kind: 'write', path: usual, replaces: false }
  const owners = claimants(facts, usual)
  if (owners.length === 1 && owners[0] === registryName) return { kind: 'write', path: usual, replaces: true }
  const digits = anchor.fingerprint.replaceAll(':', '').slice(0, 16).toLowerCase()
  const path = pathOf(store, `${registryName}-${digits}`)
  if (fileAt(facts, path)) throw new Failure('files-blocked', { path, detail: 'it holds another certificate' })
  return { kind: 'write', path, replaces: false, ...(owners.length === 0 ? { taken: usual } : {}) }
}

/**
 * `mooring-<registry>`, with `_` for the brackets and colons of addresses and ports. No host name that Docker accepts has
 * a `_`, so two registries never meet.
 */
function pathOf({ directory, extension }: AnchorDirectory, name: string): string {
  return `${directory}/mooring-${name.replace(/[^A-Za-z0-9.-]/g, '_')}${extension}`
}

/** The anchors of a store that hold a certificate, in the order of their names. */
export function filesHolding(facts: HostFacts, store: AnchorDirectory, pem: string): FileFact[] {
  const body = pemBlocks(pem)[0]?.body
  return anchorFiles(facts, store).filter(({ path }) => {
    const file = fileBehind(facts, path)
    // The base64 of DER is a PEM block's body.
    const isDer = store.reads.der && file?.base64 !== undefined && file.base64 === body
    return isDer || (file?.text !== undefined && holdsCertificate(file.text, pem))
  })
}

/** The files that the store's command takes for anchors. */
function anchorFiles(facts: HostFacts, { directory, extension, reads }: AnchorDirectory): FileFact[] {
  const prefix = `${directory}/`
  return facts.files
    .filter(({ path, kind }) => {
      if (!path.startsWith(prefix) || kind === 'directory' || (kind === 'symlink' && !reads.symlinks)) return false
      if (!reads.subdirectories && path.slice(prefix.length).includes('/')) return false
      return !reads.onlyExtension || path.endsWith(extension)
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1))
}
