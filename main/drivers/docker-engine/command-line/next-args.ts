import { type DockerEngine, fileBehind, type HostFacts } from '../../../../shared/model/facts.ts'
import { textFile } from '../../text-file.ts'
import { assignmentsOf } from './assignments.ts'
import { scriptVariables } from './script-variables.ts'
import { type UnitCommand, unitCommand } from './unit-command.ts'
import { environmentWords, startWords } from './unit-file.ts'
import { unitVariable } from './unit-variable.ts'
import type { FlagLine } from './words.ts'

/**
 * An engine's command line at its next start, as its service's files say it: it may differ from the running process's.
 * undefined where no service is known.
 * @throws Failure `daemon-unit-two-starts`, `daemon-flags-unclear`, `daemon-file-unread`.
 */
export function nextArgs(facts: HostFacts, engine: DockerEngine): readonly string[] | undefined {
  const { service } = engine
  if (!service) return undefined
  if (service.manager === 'systemd' || service.manager === 'systemd-user') {
    const start = unitCommand(facts, engine, service.name)
    return start && startWords(start.command).words.flatMap(({ value }) => expand(facts, start, value))
  }
  return scriptVariables[service.manager].flatMap(([path, name]) => {
    const there = fileBehind(facts, path)
    return there ? valuesOf(assignmentsOf(textFile(there.path, there), name, 'sh')) : []
  })
}

/** systemd.service(5): `$A` alone is split into words, `${A}` is put in as it is, a variable without a value is empty. */
function expand(facts: HostFacts, start: UnitCommand, word: string): string[] {
  const [, alone] = /^\$([A-Za-z_]\w*)$/.exec(word) ?? []
  if (alone !== undefined) return variableValues(facts, start, alone)
  return [word.replace(/\$\{([A-Za-z_]\w*)\}/g, (_, name: string) => variableValues(facts, start, name).join(' '))]
}

function variableValues(facts: HostFacts, { settings }: UnitCommand, name: string): string[] {
  const variable = unitVariable(facts, settings, name)
  if (!variable) return []
  return 'file' in variable
    ? valuesOf(assignmentsOf(variable.file, name, 'environment-file'))
    : (environmentWords(variable.setting, name) ?? []).map(({ value }) => value)
}

function valuesOf(lines: readonly FlagLine[]): string[] {
  return lines.flatMap(({ words }) => words.map(({ value }) => value))
}
