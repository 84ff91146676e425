import { Failure } from '../../../../shared/failure.ts'
import { fileAt, filesIn, type HostFacts } from '../../../../shared/model/facts.ts'
import type { Draft, Note, PutOp } from '../../../../shared/model/plan.ts'
import { makeNote } from '../../../../shared/note.ts'
import { isBoot2Docker } from '../../boot2docker/release.ts'
import { desktopNotes, isDesktop } from '../../docker-engine/restart/desktop.ts'
import { verifyRequests } from '../../docker-engine/verify.ts'
import { isSince } from '../../docker-engine/version.ts'
import { nothing, type TrustWish } from '../../driver.ts'
import { anchorNotes } from '../../receipts.ts'
import { anchorPlace, isPlaced } from './anchor-file.ts'
import { directoryNotes, partnerOf } from './directory.ts'
import { dockerNotes } from './notes.ts'
import { type Place, places, usualCertsDir } from './places.ts'

/**
 * Plans certs.d for every Docker engine of a host. dockerd reads these files on every access, so nothing is restarted;
 * Docker Desktop's gets them when that starts, which is left to its user.
 * @throws Failure `files-blocked` where a file stands in the place of a directory.
 */
export function planTrust(facts: HostFacts, wish: TrustWish): Draft {
  if (isBoot2Docker(facts)) return nothing
  const all = places(facts, wish.registry)
  const planned = all.map((place) => planPlace(facts, place, wish))
  const directories = all.map(({ directory }) => directory)
  return {
    stages: [{ files: planned.flatMap((each) => each.files), runs: [] }],
    notes: [...engineNotes(facts), ...desktopNotes(facts, directories), ...planned.flatMap((each) => each.notes)],
    restart: 'none',
    verify: verifyRequests(facts, wish.registry),
  }
}

/** Plans one directory of certs.d: the anchor, unless that goes to the system's store, and the client pair. */
export function planPlace(facts: HostFacts, place: Place, wish: TrustWish): { files: PutOp[]; notes: Note[] } {
  refuseBlocked(facts, place.directory)
  const anchor = anchorPlace(facts, place.directory, wish.anchor)
  const notes = directoryNotes(facts, place.directory, anchor.path)
  const files: PutOp[] = []
  if (place.containerd) notes.push(makeNote(dockerNotes, 'host-port-directory', { path: place.directory }))
  if (anchor.kind === 'write' && wish.place === 'registry') {
    files.push(put(place, anchor.path, '0644', wish.anchor.pem, false))
    if (anchor.taken) notes.push(makeNote(anchorNotes, 'own-name-taken', { taken: anchor.taken }))
  }
  if (wish.client) {
    // The key first: an engine with the containerd store skips a lone key but fails on a lone certificate.
    const pair = [
      put(place, `${place.directory}/client.key`, '0600', wish.client.keyPem, true),
      put(place, `${place.directory}/client.cert`, '0644', wish.client.certPem, false),
    ]
    files.push(...pair)
    notes.push(...pairNotes(facts, place.directory, pair))
  }
  return { files, notes }
}

function pairNotes(facts: HostFacts, directory: string, pair: readonly PutOp[]): Note[] {
  const replaced = pair.flatMap(({ path, content }) => {
    const there = fileAt(facts, path)
    const isOther = there && there.text !== content && !isPlaced(facts, path, there.sha256)
    return isOther && path.endsWith('.cert') ? [makeNote(dockerNotes, 'pair-replaced', { path })] : []
  })
  const others = filesIn(facts, directory).filter(({ path }) => {
    const partner = partnerOf(path)
    return path.endsWith('.cert') && partner && fileAt(facts, partner) && !pair.some((op) => op.path === path)
  })
  return [...replaced, ...others.map(({ path }) => makeNote(dockerNotes, 'other-pairs', { path }))]
}

/** What is to be said of the engines themselves. */
export function engineNotes(facts: HostFacts): Note[] {
  if (facts.engines.length === 0) return [makeNote(dockerNotes, 'no-engine', { directory: usualCertsDir })]
  if (facts.root !== '/') return []
  return facts.engines.flatMap((engine) => {
    const { pid, flavour, version = '' } = engine
    if (isDesktop(engine)) return []
    // One that runs is asked once the change is made: where this user may not, root may.
    if (pid === undefined) return [makeNote(dockerNotes, 'engine-not-asked', { flavour })]
    return isSince(engine, 1, 13) ? [] : [makeNote(dockerNotes, 'pool-replaced', { version })]
  })
}

function refuseBlocked(facts: HostFacts, directory: string): void {
  const there = fileAt(facts, directory)
  const isDirectory = there?.kind === 'directory' || (there?.kind === 'symlink' && there.target !== '')
  if (there && !isDirectory) {
    throw new Failure('files-blocked', { path: directory, detail: 'it is not a directory' })
  }
}

function put(place: Place, path: string, mode: string, content: string, secret: boolean): PutOp {
  return { op: 'put', path, mode, uid: place.uid, gid: place.gid, content, secret }
}
