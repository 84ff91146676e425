import { Failure } from '../../shared/failure.ts'
import { baseName, isBelow, joinPath, parentOf } from '../../shared/host-path.ts'
import type { Certificate } from '../../shared/model/certificate.ts'
import { type FileFact, fileAt, fileBehind, type HostFacts, type PosixAccess } from '../../shared/model/facts.ts'
import type { Registry } from '../../shared/model/inspection.ts'
import { holdsCertificate, pemBlocks } from '../../shared/pem.ts'
import { claimants } from './receipts.ts'

/** A directory in which each file is an anchor. */
export interface AnchorDirectory {
  readonly directory: string
  readonly extension: '.crt' | '.pem'
  readonly reads: AnchorRules
}

/** Which files in the directory count as anchors. */
export interface AnchorRules {
  /** Files with other names are skipped silently. */
  readonly onlyExtension: boolean
  readonly subdirectories: boolean
  readonly symlinks: boolean
  readonly der: boolean
  /** `trust extract --filter=ca-anchors` omits certificates without CA:TRUE (RFC 5280 4.2.1.9). */
  readonly onlyCas: boolean
}

/** An anchor is root's, and everyone's to read. */
export const anchorAccess: PosixAccess = { mode: '0644', uid: 0, gid: 0 }

/** A file that is to hold one anchor. */
export interface AnchorWrite {
  readonly anchor: Certificate
  readonly path: string
  /** Whether it replaces Mooring's own file for this registry, with an earlier certificate. */
  readonly replaces: boolean
  /** An existing file with the preferred name. */
  readonly taken?: string
}

/** The files for a registry's anchors in a directory of anchors. */
export interface AnchorFiles {
  /** For each anchor that is there already, all files that hold it, sorted by name. */
  readonly present: readonly (readonly [FileFact, ...FileFact[]])[]
  readonly writes: readonly AnchorWrite[]
  /** Mooring's own files for this registry alone that hold none of its anchors any more. */
  readonly spent: readonly string[]
}

/**
 * Finds the files for a registry's anchors, one for each: not every command that builds a store reads a second certificate of a
 * file. If any file already holds an anchor, there is nothing to write for it. The first name is made from the registry's name if
 * that is free or its file is spent; the others from fingerprints, so that users' files and other registries' files stay untouched.
 * @throws Failure `files-blocked` if such a name is taken too.
 */
export function anchorFilesFor(
  facts: HostFacts,
  directory: AnchorDirectory,
  registryName: string,
  anchors: readonly Certificate[],
): AnchorFiles {
  const held = anchors.map((anchor) => ({ anchor, files: filesHolding(facts, directory, anchor.pem) }))
  const present = held.flatMap(({ files: [first, ...others] }) => (first ? [[first, ...others] as const] : []))
  const kept = new Set(present.flat().map(({ path }) => path))
  const spent = ownFiles(facts, directory, registryName).filter((path) => !kept.has(path))
  const usual = pathOf(directory, registryName)
  const isFree = !fileAt(facts, usual) || spent.includes(usual)
  const missing = held.filter(({ files }) => files.length === 0)
  const writes = missing.map(({ anchor }, index): AnchorWrite => {
    if (index === 0 && isFree) return { anchor, path: usual, replaces: spent.includes(usual) }
    const digits = anchor.fingerprint.replaceAll(':', '').slice(0, 16).toLowerCase()
    const path = pathOf(directory, `${registryName}-${digits}`)
    if (fileAt(facts, path)) throw new Failure('files-blocked', { path, detail: { phrase: 'file-other-certificate' } })
    const isTaken = !isFree && index === 0 && claimants(facts, usual).length === 0
    return { anchor, path, replaces: false, ...(isTaken ? { taken: usual } : {}) }
  })
  return { present, writes, spent: spent.filter((path) => !writes.some((write) => write.path === path)) }
}

/** Mooring's files for a registry that no other registry needs. */
function ownFiles(facts: HostFacts, directory: AnchorDirectory, registryName: string): string[] {
  return anchorFiles(facts, directory).flatMap(({ path }) => {
    const isOwn = isAnchorName(stemOf(path), registryName) && claimants(facts, path).join() === registryName
    return isOwn && parentOf(path) === directory.directory ? [path] : []
  })
}

/**
 * `mooring-<registry>`, with `_` for the brackets and colons of addresses and ports. Docker accepts no host name with a
 * `_`, so the names of two registries never collide.
 */
function pathOf({ directory, extension }: AnchorDirectory, name: string): string {
  return joinPath(directory, `mooring-${safeName(name)}${extension}`)
}

function safeName(name: string): string {
  return name.replace(/[^A-Za-z0-9.-]/g, '_')
}

/** The anchors directly in a directory whose names say that they are for a registry: Mooring's, and those that people name so. */
export function anchorsNamed(facts: HostFacts, directory: AnchorDirectory, { name, host }: Registry): string[] {
  const names = new Set([name, host, safeName(name)])
  return anchorFiles(facts, directory).flatMap(({ path }) => {
    const stem = stemOf(path)
    const isNamed = parentOf(path) === directory.directory && (names.has(stem) || isAnchorName(stem, name))
    return isNamed ? [path] : []
  })
}

function stemOf(path: string): string {
  return baseName(path).replace(/\.[a-z]+$/, '')
}

/** Whether a file's name without its extension is one that Mooring gives to an anchor for a registry. */
export function isAnchorName(stem: string, registry: string): boolean {
  const usual = `mooring-${safeName(registry)}`
  return stem === usual || (stem.startsWith(usual) && /^-[0-9a-f]{16}$/.test(stem.slice(usual.length)))
}

/** The anchors of a directory that hold a certificate, sorted by name. */
export function filesHolding(facts: HostFacts, directory: AnchorDirectory, pem: string): FileFact[] {
  const body = pemBlocks(pem)[0]?.body
  return anchorFiles(facts, directory).filter(({ path }) => {
    const file = fileBehind(facts, path)
    // The base64 of DER is a PEM block's body.
    const isDer = directory.reads.der && file?.base64 !== undefined && file.base64 === body
    return isDer || (file?.text !== undefined && holdsCertificate(file.text, pem))
  })
}

/** The files that count as anchors, sorted by name. */
export function anchorFiles(facts: HostFacts, { directory, extension, reads }: AnchorDirectory): FileFact[] {
  return facts.files
    .filter(({ path, kind }) => {
      if (!isBelow(path, directory) || kind === 'directory' || (kind === 'symlink' && !reads.symlinks)) return false
      if (!reads.subdirectories && parentOf(path) !== directory) return false
      return !reads.onlyExtension || path.endsWith(extension)
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1))
}
