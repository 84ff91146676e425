import {
  type DockerEngine,
  dockerEngines,
  expectedDocker,
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
  'orphan-certificate': 'warning',
  'orphan-key': 'warning',
  'unreadable-certificate': 'warning',
  'other-pairs': 'warning',
  'pair-replaced': 'warning',
  'pool-replaced': 'warning',
} as const satisfies Severities

/** What is to be said of the engines themselves. */
export function engineNotes(facts: HostFacts): Note[] {
  const expected = expectedDocker(facts).map(({ certsDir: directory }) =>
    makeNote(dockerSeverities, 'no-engine', { directory }),
  )
  return isLive(facts) ? [...expected, ...dockerEngines(facts).flatMap(noteAbout)] : expected
}

function noteAbout(engine: DockerEngine): Note[] {
  const { pid, flavour, version = '' } = engine
  if (isDesktop(engine)) return []
  // One that runs is asked once the change is made: where this user may not, root may.
  if (pid === undefined)
    return [makeNote(dockerSeverities, 'engine-not-asked', { flavour: { phrase: `flavour-${flavour}` } })]
  return isSince(engine, 1, 13) ? [] : [makeNote(dockerSeverities, 'pool-replaced', { version })]
}
