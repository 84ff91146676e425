import { Failure } from '../../../../shared/failure.ts'
import { fileBehind, type HostFacts } from '../../../../shared/model/facts.ts'
import { positionOf, type TextFile } from '../../text-file.ts'
import { assignmentsOf } from './assignments.ts'
import { readText } from './unit-command.ts'
import { counting, environmentWords, type UnitSetting } from './unit-file.ts'

/** Where a unit's variable gets its value: an environment file, or an `Environment=` of the unit. */
export type UnitVariable = { readonly file: TextFile } | { readonly setting: UnitSetting }

/**
 * Finds a variable of a unit: files win over the unit, later ones over earlier ones (systemd.exec(5)).
 * @throws Failure `daemon-flags-unclear` if its value, or which files count, is uncertain; `daemon-file-unread`.
 */
export function unitVariable(
  facts: HostFacts,
  settings: readonly UnitSetting[],
  name: string,
): UnitVariable | undefined {
  const paths = counting(settings, 'EnvironmentFile').map((setting) => environmentPath(setting, name))
  const assigning = paths.findLast((path) => {
    return fileBehind(facts, path) && assignmentsOf(readText(facts, path), name, 'environment-file').length > 0
  })
  if (assigning !== undefined) return { file: readText(facts, assigning) }
  const setting = counting(settings, 'Environment').findLast((each) => environmentWords(each, name))
  return setting && { setting }
}

/** The path of an `EnvironmentFile=`. A pattern or a specifier may stand for any file. */
function environmentPath({ file, value }: UnitSetting, name: string): string {
  const path = file.text.slice(value.start, value.end).replace(/^-/, '')
  if (!/[*?[%]/.test(path)) return path
  const { line } = positionOf(file, value.start)
  throw new Failure('daemon-flags-unclear', { path: file.path, line, name })
}
