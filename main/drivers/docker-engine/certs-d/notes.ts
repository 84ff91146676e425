import { baseName } from '../../../../shared/host-path.ts'
import {
  type DockerEngine,
  dockerEngines,
  expectedDocker,
  filesIn,
  type HostFacts,
  isLive,
} from '../../../../shared/model/facts.ts'
import type { Note } from '../../../../shared/model/plan.ts'
import { makeNote, type Severities } from '../../../../shared/note.ts'
import { isDesktop } from '../desktop.ts'
import { isSince } from '../version.ts'

/** What is pointed out beside the files in certs.d. */
export const dockerSeverities = {
  'no-engine': 'info',
  'engine-not-asked': 'info',
  'hosts-toml': 'warning',
  'host-port-directory': 'info',
  'other-pairs': 'warning',
  'pair-replaced': 'warning',
  'pool-replaced': 'warning',
  'tokens-need-system': 'warning',
  'build-tokens': 'info',
  'build-remembers': 'info',
  'key-for-root': 'info',
} as const satisfies Severities

/** What is to be said of the engines themselves. */
export function engineNotes(facts: HostFacts): Note[] {
  const expected = expectedDocker(facts).map(({ certsDir: directory }) =>
    makeNote(dockerSeverities, 'no-engine', { directory }),
  )
  return isLive(facts) ? [...expected, ...dockerEngines(facts).flatMap(noteAboutEngine)] : expected
}

function noteAboutEngine(engine: DockerEngine): Note[] {
  const { pid, flavour, version = '' } = engine
  if (isDesktop(engine)) return []
  // One that runs is asked once the change is made: where this user may not, root may.
  if (pid === undefined)
    return [makeNote(dockerSeverities, 'engine-not-asked', { flavour: { phrase: `flavour-${flavour}` } })]
  return isSince(engine, 1, 13) ? [] : [makeNote(dockerSeverities, 'pool-replaced', { version })]
}

/**
 * With the containerd store, dockerd asks token servers without certs.d, even on the registry's own host: moby#52361, fixed
 * in 29.5.0.
 */
export function tokenNotes(facts: HostFacts, tokens: string | undefined): Note[] {
  if (tokens === undefined) return []
  return dockerEngines(facts)
    .filter((engine) => engine.imageStore === 'containerd' && engine.version !== undefined && !isSince(engine, 29, 5))
    .map(({ version = '' }) => makeNote(dockerSeverities, 'tokens-need-system', { version, realm: tokens }))
}

/**
 * What docker build does in its own way. BuildKit, its builder since Docker 23, remembers for each repository what it trusted, for minutes;
 * and its client gets the tokens, with the certificates of the system that it runs on (run with Docker 26.1 and 28.5).
 */
export function buildNotes(facts: HostFacts, tokens?: string): Note[] {
  const builds =
    isLive(facts) && dockerEngines(facts).some((engine) => engine.version !== undefined && isSince(engine, 23, 0))
  if (!builds) return []
  return [
    makeNote(dockerSeverities, 'build-remembers'),
    ...(tokens === undefined ? [] : [makeNote(dockerSeverities, 'build-tokens', { realm: tokens })]),
  ]
}

/** The hosts.toml of a registry's directory, which the containerd store reads and Mooring leaves alone. */
export function hostsTomlNotes(facts: HostFacts, directory: string, anchorPath: string): Note[] {
  return filesIn(facts, directory)
    .filter(({ path, size }) => baseName(path) === 'hosts.toml' && size > 0)
    .map(({ path }) => makeNote(dockerSeverities, 'hosts-toml', { path, anchor: anchorPath }))
}
