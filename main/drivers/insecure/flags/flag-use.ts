import { type DockerEngine, fileBehind, type HostFacts } from '../../../../shared/model/facts.ts'
import { disk } from '../../boot2docker/disk.ts'
import { textFile } from '../../text-file.ts'
import { assignmentsOf } from './assignments.ts'
import { entriesIn, type FlagFile } from './flag-file.ts'
import { unitFlagFiles } from './unit-flag-files.ts'
import { givenEntries } from './words.ts'

/** Boot2Docker's settings, sourced by its init script (boot2docker files/init.d/docker). */
export const boot2dockerProfile = `${disk}/profile`

/**
 * Files where init scripts find dockerd's flags: moby contrib/init, Alpine's and Gentoo's conf.d, Red Hat's sysconfig.
 */
const scripts = {
  boot2docker: [[boot2dockerProfile, 'EXTRA_ARGS']],
  openrc: [['/etc/conf.d/docker', 'DOCKER_OPTS']],
  sysv: [
    ['/etc/default/docker', 'DOCKER_OPTS'],
    ['/etc/sysconfig/docker', 'OPTIONS'],
    ['/etc/sysconfig/docker', 'other_args'],
    ['/etc/sysconfig/docker', 'INSECURE_REGISTRY'],
  ],
} as const

/** The sources of an engine's `--insecure-registry` flags. */
export interface FlagUse {
  /** Every file with its flags; if no flag is in use, the first suitable file gets it. */
  readonly files: readonly FlagFile[]
  /** The files with the flag. */
  readonly inUse: readonly FlagFile[]
  /** Entries on the running daemon's command line that are in none of the files. */
  readonly unfound: readonly string[]
}

/**
 * Finds an engine's insecure-registry flags, both of the running process and of the next start.
 * @throws Failure `daemon-flags-unclear`, `daemon-file-unread`.
 */
export function flagUse(facts: HostFacts, engine: DockerEngine): FlagUse {
  const files = flagFiles(facts, engine)
  const inUse = files.filter((file) => entriesIn(file).length > 0)
  const known = new Set(inUse.flatMap(entriesIn))
  return { files, inUse, unfound: givenEntries(engine.args).filter((entry) => !known.has(entry)) }
}

function flagFiles(facts: HostFacts, engine: DockerEngine): FlagFile[] {
  const { service } = engine
  if (!service) return []
  if (service.manager === 'systemd' || service.manager === 'systemd-user') {
    return unitFlagFiles(facts, engine, service.name)
  }
  const known = scripts[service.manager].map(([path, name]) => scriptFile(facts, path, name))
  const there = known.filter(({ isNew }) => !isNew)
  return there.length > 0 ? there : known.slice(0, 1)
}

function scriptFile(facts: HostFacts, path: string, name: string): FlagFile {
  const there = fileBehind(facts, path)
  const file = there ? textFile(there.path, there) : { path, text: '' }
  return { file, isNew: !there, name, read: (text) => assignmentsOf({ ...file, text }, name, 'sh') }
}
