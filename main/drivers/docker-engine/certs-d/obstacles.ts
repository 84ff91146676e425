import { baseName, joinPath } from '../../../../shared/host-path.ts'
import { dockerEngines, expectedDocker, fileAt, filesIn, type HostFacts } from '../../../../shared/model/facts.ts'
import type { Registry } from '../../../../shared/model/inspection.ts'
import type { Note } from '../../../../shared/model/plan.ts'
import { makeNote, type Severities } from '../../../../shared/note.ts'
import { parseRegistry } from '../../../../shared/registry-reference.ts'
import type { IsInsecure, Obstacle } from '../../driver.ts'
import { blockingFiles } from './blocking-files.ts'
import { listedRegistries } from './listed-registries.ts'
import { registryDirectories } from './registry-directories.ts'

const severities = {
  'blocked-registry': 'warning',
  'extension-ignored': 'warning',
  'directory-ignored': 'warning',
} as const satisfies Severities

/** For each registry that the host has a directory for, the files there that some Docker stops at. */
export function blockedRegistryNotes(facts: HostFacts, isInsecure: IsInsecure): Note[] {
  return listedRegistries(facts).flatMap((name) => {
    const blocking = blockingFor(facts, parseRegistry(name), isInsecure)
    return blocking.map(({ path, who }) => makeNote(severities, 'blocked-registry', { registry: name, path, who }))
  })
}

/**
 * What lies in the way of Docker in certs.d: files that it stops at, certificates under names that it does not read, and
 * directories that are for the registry by intent and not by their names.
 */
export function certsDObstacles(facts: HostFacts, registry: Registry, isInsecure: IsInsecure): Obstacle[] {
  const blocking = blockingFor(facts, registry, isInsecure)
  const ignored = registryDirectories(facts, registry).flatMap(({ path: directory }) =>
    filesIn(facts, directory).filter(({ path }) => isIgnoredCertificate(path)),
  )
  return [
    ...blocking.map(({ note, remove }) => ({ note, canGo: remove !== undefined })),
    ...ignored.map(({ path }) => ({ note: makeNote(severities, 'extension-ignored', { path }), canGo: false })),
    ...misnamedDirectories(facts, registry).map((path) => ({
      note: makeNote(severities, 'directory-ignored', { path, registry: registry.name }),
      canGo: false,
    })),
  ]
}

function blockingFor(facts: HostFacts, registry: Registry, isInsecure: IsInsecure): ReturnType<typeof blockingFiles> {
  const circumstances = { isInsecure: isInsecure(registry) }
  return registryDirectories(facts, registry).flatMap(({ path }) => blockingFiles(facts, path, circumstances))
}

/** dockerd reads `.crt`, in small letters, and of other names nothing (moby registry/registry.go, ReadCertsDirectory). */
function isIgnoredCertificate(path: string): boolean {
  return /\.(?:pem|cer|der|p7b|ca|crt)$/i.test(path) && !path.endsWith('.crt')
}

/** Names under which people put a registry's directory that Docker does not look for: a port missing or too many, other letters. */
export function misspelledNames({ name }: Registry): string[] {
  const bare = name.replace(/:\d+$/, '')
  const others = [bare, `${bare}:443`, `${bare}:5000`, `${bare}:80`, name.toLowerCase()]
  return [...new Set(others)].filter((other) => other !== name)
}

/** Those that have a certificate. One that is a registry's own, at another port, is the right one for that. */
function misnamedDirectories(facts: HostFacts, registry: Registry): string[] {
  const places = new Set([...dockerEngines(facts), ...expectedDocker(facts)].map(({ certsDir }) => certsDir))
  const paths = [...places].flatMap((place) => misspelledNames(registry).map((name) => joinPath(place, name)))
  const hasAnchor = (path: string): boolean => filesIn(facts, path).some((file) => baseName(file.path).endsWith('.crt'))
  return paths.filter((path) => fileAt(facts, path) !== undefined && hasAnchor(path))
}
