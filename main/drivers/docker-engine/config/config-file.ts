import { Failure } from '../../../../shared/failure.ts'
import { joinPath, parentOf } from '../../../../shared/host-path.ts'
import { type DockerEngine, fileBehind, type HostFacts } from '../../../../shared/model/facts.ts'
import { disk, isOnDisk } from '../../boot2docker/disk.ts'
import { isBoot2Docker } from '../../boot2docker/release.ts'
import { isSince } from '../version.ts'
import { outlineOf } from './json-outline.ts'

/**
 * Where an engine reads its daemon.json: `--config-file`, or where its flavour looks without it (moby
 * cmd/dockerd/docker_unix.go; the snap's own wrapper). On Boot2Docker /etc/docker is a link to the disk; the file itself
 * is named there, so that it is made in the right place.
 */
export function configPath(facts: HostFacts, { args, certsDir, flavour }: DockerEngine): string {
  const flag = args.findLastIndex((arg) => /^--config-file(?:=|$)/.test(arg))
  const value = args[flag]?.includes('=') ? args[flag].slice('--config-file='.length) : args[flag + 1]
  if (flag >= 0 && value) return value
  if (flavour === 'snap') return '/var/snap/docker/current/config/daemon.json'
  const directory = parentOf(certsDir)
  const isKeptElsewhere = directory === '/etc/docker' && isBoot2Docker(facts) && isOnDisk(facts)
  return joinPath(`${isKeptElsewhere ? disk : ''}${directory}`, 'daemon.json')
}

/**
 * Whether what lies in /etc/docker outlives the next start. On Boot2Docker before 1.10, and where a bootsync.sh has made
 * a directory of that name, it is RAM (boot2docker files/init.d/docker).
 */
export function isConfigKept(facts: HostFacts): boolean {
  return !isBoot2Docker(facts) || isOnDisk(facts)
}

/**
 * What is no JSON for the standard, and dockerd takes all the same (moby daemon/config getConflictFreeConfiguration): since
 * 23.0 an empty file and a byte order mark; before, which decoded the first value alone, whatever follows it.
 */
const takenSince23: ReadonlySet<string> = new Set(['daemon-json-empty', 'daemon-json-encoding'])
const takenBefore23: ReadonlySet<string> = new Set(['daemon-json-rest'])

/**
 * A daemon whose daemon.json was broken while it ran does not come back from a restart, and no roll-back of ours would
 * help it. Better to find out before.
 * @throws Failure `docker-config-broken`.
 */
export function refuseBrokenConfig(facts: HostFacts, engine: DockerEngine): void {
  const path = configPath(facts, engine)
  const text = fileBehind(facts, path)?.text
  if (text === undefined) return
  try {
    outlineOf({ path, text })
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    if ((isSince(engine, 23, 0) ? takenSince23 : takenBefore23).has(error.code)) return
    throw new Failure('docker-config-broken', { detail: { error: error.code, params: error.params } })
  }
}
