import { Failure } from '../../../../shared/failure.ts'
import { baseName, isBelow, joinPath, parentOf } from '../../../../shared/host-path.ts'
import {
  type DockerEngine,
  type FileFact,
  fileBehind,
  filesIn,
  type HostFacts,
} from '../../../../shared/model/facts.ts'
import { positionOf, type TextFile, textFile } from '../../text-file.ts'
import { assignmentsOf } from './assignments.ts'
import type { FlagFile } from './flag-file.ts'
import { commandWords, counting, environmentWords, isQuoted, serviceSettings, type UnitSetting } from './unit-file.ts'
import type { FlagLine } from './words.ts'

/** Mooring's drop-in, for a unit from a package instead of the administrator. */
export const ownDropIn = 'mooring-insecure.conf'

/** systemd.unit(5), the load path; earlier directories win. */
function loadPath(engine: DockerEngine): readonly [string, ...string[]] {
  if (engine.service?.manager !== 'systemd-user') {
    const others = ['/run', '/usr/local/lib', '/usr/lib', '/lib'].map((top) => `${top}/systemd/system`)
    return ['/etc/systemd/system', ...others]
  }
  const settings = parentOf(parentOf(engine.certsDir))
  return [joinPath(settings, 'systemd/user'), '/etc/systemd/user', '/run/systemd/user', '/usr/lib/systemd/user']
}

/**
 * The files with a systemd service's flags: the command line itself, and its variables from an `EnvironmentFile=` or
 * else an `Environment=`. If the command line is outside the administrator's directories, Mooring uses its own drop-in
 * with the same command line: an upgrade would overwrite the unit, and a drop-in can be removed without a trace.
 * @throws Failure `daemon-flags-unclear`, `daemon-file-unread`.
 */
export function unitFlagFiles(facts: HostFacts, engine: DockerEngine, unit: string): FlagFile[] {
  const directories = loadPath(engine)
  const settings = unitFiles(facts, directories, unit).flatMap(serviceSettings)
  const command = counting(settings, 'ExecStart').at(-1)
  if (!command) return []
  const isAdmins = isBelow(command.file.path, directories[0])
  const variables = commandWords(command).flatMap(({ value }) => /^\$\{?(\w+)\}?$/.exec(value)?.[1] ?? [])
  return [
    commandFile(
      isAdmins ? command.file : dropIn(joinPath(directories[0], `${unit}.d/${ownDropIn}`), command),
      !isAdmins,
    ),
    ...variables.flatMap((name) => variableFile(facts, settings, name)),
  ]
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

function dropIn(path: string, { file, value }: UnitSetting): TextFile {
  return { path, text: `[Service]\nExecStart=\nExecStart=${file.text.slice(value.start, value.end)}\n` }
}

function commandFile(file: TextFile, isNew: boolean): FlagFile {
  const read = (text: string): FlagLine[] => {
    const command = counting(serviceSettings({ ...file, text }), 'ExecStart').at(-1)
    return command ? [{ words: commandWords(command), empty: command.value.end }] : []
  }
  return { file, isNew, name: 'ExecStart', read }
}

function variableFile(facts: HostFacts, settings: readonly UnitSetting[], name: string): FlagFile[] {
  const paths = counting(settings, 'EnvironmentFile').map(({ file, value }) =>
    file.text.slice(value.start, value.end).replace(/^-/, ''),
  )
  const assigning = paths.findLast((path) => {
    return fileBehind(facts, path) && assignmentsOf(readText(facts, path), name, 'environment-file').length > 0
  })
  if (assigning !== undefined) {
    const file = readText(facts, assigning)
    return [{ file, isNew: false, name, read: (text) => assignmentsOf({ ...file, text }, name, 'environment-file') }]
  }
  const setting = counting(settings, 'Environment').findLast((each) => environmentWords(each, name))
  return setting ? [environmentFile(setting, name)] : []
}

function environmentFile({ file }: UnitSetting, name: string): FlagFile {
  const read = (text: string): FlagLine[] => {
    const setting = counting(serviceSettings({ ...file, text }), 'Environment').findLast((s) =>
      environmentWords(s, name),
    )
    const words = setting && environmentWords(setting, name)
    const last = words?.at(-1)
    if (!setting || !words || !last) return []
    if (!isQuoted(setting, last)) {
      const { path, line } = positionOf(file, last.start)
      throw new Failure('daemon-flags-unclear', { path, line, name })
    }
    return [{ words, empty: last.end }]
  }
  return { file, isNew: false, name, read }
}

function readText(facts: HostFacts, path: string): TextFile {
  const there = fileBehind(facts, path)
  if (!there) throw new Failure('daemon-file-unread', { path })
  return textFile(there.path, there)
}
