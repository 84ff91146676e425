import { Failure } from '../../../../shared/failure.ts'
import { baseName, joinPath, parentOf } from '../../../../shared/host-path.ts'
import type { Certificate } from '../../../../shared/model/certificate.ts'
import { type FileFact, fileAt, fileBehind, filesIn, type HostFacts } from '../../../../shared/model/facts.ts'
import type { Draft, Note, PutOp, RemoveOp } from '../../../../shared/model/plan.ts'
import { makeNote } from '../../../../shared/note.ts'
import { certificateBlocks, holdsCertificate } from '../../../../shared/pem.ts'
import { anchorSeverities, claimants } from '../../receipts.ts'
import type { TrustIntent } from '../../resolved-intent.ts'
import { blockingFiles, partnerOf, settingAside } from './blocking-files.ts'
import { dockerSeverities, hostsTomlNotes } from './notes.ts'
import type { RegistryDirectory } from './registry-directories.ts'

/**
 * Plans one registry's directory: the anchors, unless they go to the system's store, and the client pair; and sets aside
 * what Docker stops at, if a person wants that.
 * @throws Failure `files-blocked` where a file stands in the place of the directory.
 */
export function fillDirectory(
  facts: HostFacts,
  directory: RegistryDirectory,
  { place, anchors, client, setAside }: Pick<TrustIntent, 'place' | 'anchors' | 'client' | 'setAside'>,
): { files: (PutOp | RemoveOp)[]; notes: Note[] } & Required<Pick<Draft, 'toSetAside'>> {
  const { path } = directory
  refuseBlocked(fileAt(facts, path))
  const crt = crtFileFor(facts, path, anchors)
  const notes = hostsTomlNotes(facts, path, crt.path)
  const files: PutOp[] = []
  if (directory.isContainerds) notes.push(makeNote(dockerSeverities, 'host-port-directory', { path }))
  if (crt.kind === 'write' && place === 'registry') {
    files.push(put(directory, crt.path, '0644', crt.content, false))
    if (crt.taken) notes.push(makeNote(anchorSeverities, 'own-name-taken', { taken: crt.taken }))
  }
  if (client) {
    // The key first: an engine with the containerd store skips a lone key but fails on a lone certificate.
    const pair = [
      put(directory, joinPath(path, 'client.key'), '0600', client.keyPem, true),
      put(directory, joinPath(path, 'client.cert'), '0644', client.certPem, false),
    ]
    files.push(...pair)
    notes.push(...pairNotes(facts, path, pair))
    // Of the directories, others than Docker read only this one (containers-certs.d(5)).
    if (isReadByOthers(path)) notes.push(keyNote(joinPath(path, 'client.key'), baseName(path)))
  }
  const planned = new Set(files.map((file) => file.path))
  const aside = settingAside(blockingFiles(facts, path, { planned }), setAside)
  return { files: [...aside.removes, ...files], notes: [...notes, ...aside.notes], toSetAside: aside.toSetAside }
}

/** Podman, Skopeo and `docker manifest` of any user read the rootful Docker's directory, and stop at a key that they can't read. */
function isReadByOthers(directory: string): boolean {
  return parentOf(directory) === '/etc/docker/certs.d'
}

function keyNote(path: string, registry: string): Note {
  return makeNote(dockerSeverities, 'key-for-root', { path, registry })
}

function pairNotes(facts: HostFacts, directory: string, pair: readonly PutOp[]): Note[] {
  const replaced = pair.flatMap(({ path, content }) => {
    const there = fileAt(facts, path)
    const isOther = there && there.text !== content && claimants(facts, path).length === 0
    return isOther && path.endsWith('.cert') ? [makeNote(dockerSeverities, 'pair-replaced', { path })] : []
  })
  const others = filesIn(facts, directory).filter(({ path }) => {
    const partner = partnerOf(path)
    return path.endsWith('.cert') && partner && fileAt(facts, partner) && !pair.some((op) => op.path === path)
  })
  return [...replaced, ...others.map(({ path }) => makeNote(dockerSeverities, 'other-pairs', { path }))]
}

function refuseBlocked(there: FileFact | undefined): void {
  const isDirectory = there?.kind === 'directory' || (there?.kind === 'symlink' && there.target !== '')
  if (there && !isDirectory) {
    throw new Failure('files-blocked', { path: there.path, detail: { phrase: 'file-no-directory' } })
  }
}

function put({ uid, gid }: RegistryDirectory, path: string, mode: string, content: string, secret: boolean): PutOp {
  return { op: 'put', path, posix: { mode, uid, gid }, content, secret }
}

/** The file for the anchors in a registry's directory; `taken` is a file of the name that it would have had. */
type CrtFile =
  | { readonly kind: 'present'; readonly path: string }
  | { readonly kind: 'write'; readonly path: string; readonly content: string; readonly taken?: string }

/**
 * Finds the file for a registry's anchors. One has them all, so a set of anchors is replaced in an instant; every engine reads all
 * certificates of a file. It is Mooring's own if there is one, or `ca.crt` where that name is free; otherwise its name is made from the
 * fingerprint, so that the user's file stays as it is. What other `.crt` files hold is not written again.
 */
function crtFileFor(facts: HostFacts, directory: string, anchors: TrustIntent['anchors']): CrtFile {
  const usual = joinPath(directory, 'ca.crt')
  const crts = filesIn(facts, directory).flatMap(({ path }) => (path.endsWith('.crt') ? [path] : []))
  const own = crts.filter((path) => claimants(facts, path).length > 0)
  const path = own.includes(usual) ? usual : own[0]
  const holds = (file: string, { pem }: Certificate): boolean => holdsCertificate(textAt(facts, file), pem)
  const elsewhere = (anchor: Certificate): string | undefined =>
    crts.find((file) => file !== path && holds(file, anchor))
  const wanted = anchors.filter((anchor) => (path && holds(path, anchor)) || !elsewhere(anchor))
  const isExact = path !== undefined && certificateBlocks(textAt(facts, path)).length === wanted.length
  if (path && isExact && wanted.every((anchor) => holds(path, anchor))) return { kind: 'present', path }
  const [first] = wanted
  if (!first) return { kind: 'present', path: elsewhere(anchors[0]) ?? usual }
  const content = wanted.map(({ pem }) => pem).join('')
  if (path) return { kind: 'write', path, content }
  if (!fileAt(facts, usual)) return { kind: 'write', path: usual, content }
  const digits = first.fingerprint.replaceAll(':', '').slice(0, 16).toLowerCase()
  return { kind: 'write', path: joinPath(directory, `mooring-${digits}.crt`), content, taken: usual }
}

function textAt(facts: HostFacts, path: string): string {
  return fileBehind(facts, path)?.text ?? ''
}
