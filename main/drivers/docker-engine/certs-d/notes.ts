import { dockerEngines, type FileFact, filesIn, type HostFacts } from '../../../../shared/model/facts.ts'
import type { Note } from '../../../../shared/model/plan.ts'
import { makeNote, type Severities } from '../../../../shared/note.ts'
import { pemBlocks } from '../../../../shared/pem.ts'
import { isDesktop } from '../desktop.ts'
import { isSince } from '../version.ts'
import { usualCertsDir } from './registry-directories.ts'

/** Notes about certs.d and the engines that read it. */
export const dockerSeverities = {
  'no-engine': 'info',
  'engine-not-asked': 'info',
  'hosts-toml': 'warning',
  'host-port-directory': 'info',
  'orphan-certificate': 'warning',
  'orphan-key': 'warning',
  'unreadable-certificate': 'warning',
  'other-pairs': 'warning',
  'pair-replaced': 'warning',
  'pool-replaced': 'warning',
} as const satisfies Severities

/** Notes about the engines themselves. */
export function engineNotes(facts: HostFacts): Note[] {
  const engines = dockerEngines(facts)
  if (engines.length === 0) return [makeNote(dockerSeverities, 'no-engine', { directory: usualCertsDir })]
  if (facts.root !== '/') return []
  return engines.flatMap((engine) => {
    const { pid, flavour, version = '' } = engine
    if (isDesktop(engine)) return []
    // A running engine is asked after the change: root may ask even if this user may not.
    if (pid === undefined) return [makeNote(dockerSeverities, 'engine-not-asked', { flavour })]
    return isSince(engine, 1, 13) ? [] : [makeNote(dockerSeverities, 'pool-replaced', { version })]
  })
}

/**
 * Notes about files that are already in a registry's directory and matter to Docker. Rules: moby
 * daemon/pkg/registry/registry.go loadTLSConfig; containerd core/remotes/docker/config/hosts.go.
 */
export function directoryNotes(facts: HostFacts, directory: string, anchorPath: string): Note[] {
  const files = filesIn(facts, directory)
  const names = new Set(files.map((file) => file.path))
  return files.flatMap((file) => noteAbout(file, names, anchorPath))
}

function noteAbout(file: FileFact, names: ReadonlySet<string>, anchorPath: string): Note[] {
  const { path } = file
  if (path.endsWith('/hosts.toml') && file.size > 0) {
    return [makeNote(dockerSeverities, 'hosts-toml', { path, anchor: anchorPath })]
  }
  if (path.endsWith('.crt') && file.text !== undefined && !isCertificateFile(file.text)) {
    return [makeNote(dockerSeverities, 'unreadable-certificate', { path })]
  }
  const partner = partnerOf(path)
  if (partner === undefined || names.has(partner)) return []
  const code = path.endsWith('.cert') ? 'orphan-certificate' : 'orphan-key'
  return [makeNote(dockerSeverities, code, { path, missing: baseName(partner) })]
}

/** The other half of a client pair by its name; undefined for other files. */
export function partnerOf(path: string): string | undefined {
  if (path.endsWith('.cert')) return `${path.slice(0, -'.cert'.length)}.key`
  if (path.endsWith('.key')) return `${path.slice(0, -'.key'.length)}.cert`
  return undefined
}

function isCertificateFile(text: string): boolean {
  return pemBlocks(text).some((block) => block.label === 'CERTIFICATE')
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
