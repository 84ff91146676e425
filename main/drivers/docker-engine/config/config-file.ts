import { Failure } from '../../../../shared/failure.ts'
import { type DockerEngine, fileBehind, type HostFacts } from '../../../../shared/model/facts.ts'
import { disk, isOnDisk } from '../../boot2docker/disk.ts'
import { isBoot2Docker } from '../../boot2docker/release.ts'
import { isSince } from '../version.ts'
import { outlineOf } from './json-outline.ts'

/**
 * The path of an engine's daemon.json: `--config-file`, or the default of its flavour (moby cmd/dockerd/docker_unix.go;
 * the snap's own wrapper). On Boot2Docker /etc/docker is a link to the disk; the path on the disk is used, so that the
 * file is created there.
 */
export function configPath(facts: HostFacts, { args, certsDir, flavour }: DockerEngine): string {
  const flag = args.findLastIndex((arg) => /^--config-file(?:=|$)/.test(arg))
  const value = args[flag]?.includes('=') ? args[flag].slice('--config-file='.length) : args[flag + 1]
  if (flag >= 0 && value) return value
  if (flavour === 'snap') return '/var/snap/docker/current/config/daemon.json'
  const directory = certsDir.slice(0, certsDir.lastIndexOf('/'))
  const isKeptElsewhere = directory === '/etc/docker' && isBoot2Docker(facts) && isOnDisk(facts)
  return `${isKeptElsewhere ? disk : ''}${directory}/daemon.json`
}

/**
 * Whether files in /etc/docker survive a reboot. On Boot2Docker before 1.10, and where a bootsync.sh has made a
 * directory of that name, it is RAM (boot2docker files/init.d/docker).
 */
export function isConfigKept(facts: HostFacts): boolean {
  return !isBoot2Docker(facts) || isOnDisk(facts)
}

/** Not JSON by the standard, but accepted by dockerd since 23.0 (moby daemon/config getConflictFreeConfiguration). */
const tolerated: ReadonlySet<string> = new Set(['daemon-json-empty', 'daemon-json-encoding'])

/**
 * If daemon.json was broken while the daemon ran, the daemon does not come back from a restart, and a roll-back would
 * not help. So this is checked before.
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
    if (tolerated.has(error.code) && isSince(engine, 23, 0)) return
    throw new Failure('docker-config-broken', { detail: { error: error.code, params: error.params } })
  }
}
