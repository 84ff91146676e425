import { Failure } from '../../../../shared/failure.ts'
import { isBelow, joinPath } from '../../../../shared/host-path.ts'
import type { DockerEngine, HostFacts } from '../../../../shared/model/facts.ts'
import { assignmentsOf } from '../../docker-engine/command-line/assignments.ts'
import { unitCommand } from '../../docker-engine/command-line/unit-command.ts'
import {
  counting,
  environmentWords,
  isQuoted,
  serviceSettings,
  startWords,
  type UnitSetting,
} from '../../docker-engine/command-line/unit-file.ts'
import { unitVariable } from '../../docker-engine/command-line/unit-variable.ts'
import type { FlagLine } from '../../docker-engine/command-line/words.ts'
import { positionOf, type TextFile } from '../../text-file.ts'
import type { FlagFile } from './flag-file.ts'

/** Mooring's drop-in, for a unit from a package instead of the administrator. */
export const ownDropIn = 'mooring-insecure.conf'

/**
 * The files with a systemd service's flags: the command line itself, and its variables from an `EnvironmentFile=` or
 * else an `Environment=`. If the command line is outside the administrator's directories, Mooring uses its own drop-in
 * with the same command line: an upgrade would overwrite the unit, and a drop-in can be removed without a trace.
 * @throws Failure `daemon-unit-two-starts`, `daemon-flags-unclear`, `daemon-file-unread`.
 */
export function unitFlagFiles(facts: HostFacts, engine: DockerEngine, unit: string): FlagFile[] {
  const start = unitCommand(facts, engine, unit)
  if (!start) return []
  const { command, settings, directory } = start
  const isAdmins = isBelow(command.file.path, directory)
  const variables = startWords(command).words.flatMap(({ value }) => /^\$\{?(\w+)\}?$/.exec(value)?.[1] ?? [])
  return [
    commandFile(isAdmins ? command.file : dropIn(joinPath(directory, `${unit}.d/${ownDropIn}`), command), !isAdmins),
    ...variables.flatMap((name) => variableFile(facts, settings, name)),
  ]
}

function dropIn(path: string, { file, value }: UnitSetting): TextFile {
  return { path, text: `[Service]\nExecStart=\nExecStart=${file.text.slice(value.start, value.end)}\n` }
}

function commandFile(file: TextFile, isNew: boolean): FlagFile {
  const read = (text: string): FlagLine[] => {
    const command = counting(serviceSettings({ ...file, text }), 'ExecStart').at(-1)
    return command ? [startWords(command)] : []
  }
  return { file, isNew, name: 'ExecStart', read }
}

function variableFile(facts: HostFacts, settings: readonly UnitSetting[], name: string): FlagFile[] {
  const variable = unitVariable(facts, settings, name)
  if (!variable) return []
  if ('setting' in variable) return [environmentFile(variable.setting, name)]
  const { file } = variable
  return [{ file, isNew: false, name, read: (text) => assignmentsOf({ ...file, text }, name, 'environment-file') }]
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
