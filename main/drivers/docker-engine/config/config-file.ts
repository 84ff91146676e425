import { Failure } from '../../../../shared/failure.ts'
import { joinPath, parentOf } from '../../../../shared/host-path.ts'
import { type DockerEngine, fileBehind, type HostFacts } from '../../../../shared/model/facts.ts'
import type { PhraseCode } from '../../../../shared/words/en/phrases.ts'
import { disk, isOnDisk } from '../../boot2docker/disk.ts'
import { isBoot2Docker } from '../../boot2docker/release.ts'
import { nextArgs } from '../command-line/next-args.ts'
import { outlineOf } from './json-outline.ts'
import { refuseUnknownKeys } from './refuse-keys.ts'

/**
 * Where an engine reads its daemon.json: the running process's `--config-file`, or that of its next start if it does not
 * run or its process is not seen.
 * @throws Failure `daemon-flags-unclear`, `daemon-unit-two-starts`, `daemon-file-unread`.
 */
export function configPath(facts: HostFacts, engine: DockerEngine): string {
  return pathIn(facts, engine, engine.args.length > 0 ? engine.args : (nextArgs(facts, engine) ?? []))
}

/** Where its next start reads it. @throws Failure as {@link configPath}. */
export function nextConfigPath(facts: HostFacts, engine: DockerEngine): string {
  return pathIn(facts, engine, nextArgs(facts, engine) ?? engine.args)
}

/**
 * The path in a command line, or where the engine's flavour looks without it (moby cmd/dockerd/docker_unix.go; the snap's
 * own wrapper). On Boot2Docker /etc/docker is a link to the disk; the file itself is named there, so that it is made in
 * the right place.
 */
function pathIn(facts: HostFacts, { certsDir, flavour }: DockerEngine, args: readonly string[]): string {
  const flag = args.findLastIndex((arg) => /^--config-file(?:=|$)/.test(arg))
  const value = args[flag]?.includes('=') ? args[flag].replace(/^[^=]*=/, '') : args[flag + 1]
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
 * The daemon.json that a restart makes an engine read, if it is known and not broken: a daemon whose file was broken while
 * it ran does not come back, and no roll-back would help it. undefined where the command line can't be read plainly.
 * @throws Failure `docker-config-broken`, `daemon-unit-two-starts`.
 */
export function restartConfigPath(facts: HostFacts, engine: DockerEngine): string | undefined {
  const path = plainly(() => nextConfigPath(facts, engine))
  const text = path === undefined ? undefined : fileBehind(facts, path)?.text
  if (path === undefined || text === undefined) return path
  const file = { path, text, docker: engine.version }
  try {
    refuseUnknownKeys(file, outlineOf(file))
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    if (isAccepted(error)) return path
    throw new Failure('docker-config-broken', { detail: { error: error.code, params: error.params } })
  }
  return path
}

/** Whether dockerd starts with the file all the same: what is no JSON for the standard may be fine for it, see {@link whatDockerDoes}. */
function isAccepted({ params: { docker } }: Failure): boolean {
  const accepted: readonly string[] = ['docker-accepts-file', 'docker-ignores-rest'] satisfies PhraseCode[]
  return typeof docker === 'object' && 'phrase' in docker && accepted.includes(docker.phrase)
}

function plainly(read: () => string): string | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof Failure && ['daemon-flags-unclear', 'daemon-file-unread'].includes(error.code))
      return undefined
    throw error
  }
}
