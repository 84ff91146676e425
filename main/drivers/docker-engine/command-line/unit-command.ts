import { Failure } from '../../../../shared/failure.ts'
import { baseName, joinPath, parentOf } from '../../../../shared/host-path.ts'
import {
  type DockerEngine,
  type FileFact,
  fileBehind,
  filesIn,
  type HostFacts,
} from '../../../../shared/model/facts.ts'
import { positionOf, type TextFile, textFile } from '../../text-file.ts'
import { counting, serviceSettings, startWords, type UnitSetting } from './unit-file.ts'

/** How a systemd unit with its drop-ins starts an engine. */
export interface UnitCommand {
  readonly command: UnitSetting
  /** All effective files' settings of the `[Service]` section, in order. */
  readonly settings: readonly UnitSetting[]
  /** The administrator's directory for units. */
  readonly directory: string
}

/**
 * The command line of an engine's unit; undefined if no file has one.
 * @throws Failure `daemon-unit-two-starts` where systemd refuses the unit, `daemon-flags-unclear` where the unit does not
 * start Docker itself, `daemon-file-unread`.
 */
export function unitCommand(facts: HostFacts, engine: DockerEngine, unit: string): UnitCommand | undefined {
  const directories = loadPath(engine)
  const settings = unitFiles(facts, directories, unit).flatMap(serviceSettings)
  const [command, second] = counting(settings, 'ExecStart')
  if (!command) return undefined
  if (second && !isOneshot(settings)) {
    const { path, line } = positionOf(second.file, second.value.start)
    throw new Failure('daemon-unit-two-starts', { path, line, unit })
  }
  const last = second ? (counting(settings, 'ExecStart').at(-1) ?? command) : command
  refuseWrapper(last)
  return { command: last, settings, directory: directories[0] }
}

/** The text of a unit's file or environment file. @throws Failure `daemon-file-unread`. */
export function readText(facts: HostFacts, path: string): TextFile {
  const there = fileBehind(facts, path)
  if (!there) throw new Failure('daemon-file-unread', { path })
  return textFile(there.path, there)
}

/** systemd.unit(5), the load path; earlier directories win. */
function loadPath(engine: DockerEngine): readonly [string, ...string[]] {
  if (engine.service?.manager !== 'systemd-user') {
    const others = ['/run', '/usr/local/lib', '/usr/lib', '/lib'].map((top) => `${top}/systemd/system`)
    return ['/etc/systemd/system', ...others]
  }
  const settings = parentOf(parentOf(engine.certsDir))
  return [joinPath(settings, 'systemd/user'), '/etc/systemd/user', '/run/systemd/user', '/usr/lib/systemd/user']
}

/** The unit and its drop-ins in the order of their names; a link to /dev/null masks a name (systemd.unit(5)). */
function unitFiles(facts: HostFacts, directories: readonly string[], unit: string): TextFile[] {
  const fragment = directories.map((directory) => joinPath(directory, unit)).find((path) => fileBehind(facts, path))
  const dropIns = new Map<string, FileFact>()
  for (const file of directories.flatMap((directory) => filesIn(facts, joinPath(directory, `${unit}.d`)))) {
    const name = baseName(file.path)
    if (name.endsWith('.conf') && !dropIns.has(name)) dropIns.set(name, file)
  }
  const sorted = [...dropIns].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, file]) => file)
  const paths = sorted.flatMap(({ path, target }) => (target === '/dev/null' ? [] : [path]))
  return [...(fragment === undefined ? [] : [fragment]), ...paths].map((path) => readText(facts, path))
}

/** Only such a service may have several commands (systemd src/core/service.c service_verify). */
function isOneshot(settings: readonly UnitSetting[]): boolean {
  const type = settings.findLast(({ key }) => key === 'Type')
  return type !== undefined && type.file.text.slice(type.value.start, type.value.end) === 'oneshot'
}

/** A script of the administrator's, and a shell's command that is not plain, may add flags that the unit does not show. */
function refuseWrapper(command: UnitSetting): void {
  const program = startWords(command).words[0]?.value.replace(/^[-@:+!|]+/, '') ?? ''
  if (/^(?:dockerd?(?:[-.].*)?|snap)$/.test(baseName(program))) return
  const { path, line } = positionOf(command.file, command.value.start)
  throw new Failure('daemon-flags-unclear', { path, line, name: { phrase: 'exec-start-by', params: { program } } })
}
