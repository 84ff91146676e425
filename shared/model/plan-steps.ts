import type { PlanFile, PlanStage } from './plan.ts'

/** One step of a plan: a file, or a command. */
export type PlanStep = { readonly file: PlanFile } | { readonly command: string }

/** The steps of a plan in the order in which a host takes them. */
export function plannedSteps(stages: readonly PlanStage[]): PlanStep[] {
  return stages.flatMap(({ files, commands }) => [
    ...files.map((file) => ({ file })),
    ...commands.map((command) => ({ command })),
  ])
}

/** The steps about files of the host's, so not those about receipts; a file may occur several times. */
export function plannedFiles(stages: readonly PlanStage[]): PlanFile[] {
  return stages.flatMap(({ files }) => files.filter(({ isReceipt }) => !isReceipt))
}

/** How many files of the host's there are, each counted once, by what becomes of them in the end. */
export function countFiles(stages: readonly PlanStage[]): Record<PlanFile['action'], number> {
  const counts = { create: 0, change: 0, remove: 0, restore: 0 }
  const files = plannedFiles(stages)
  const first = new Map(files.toReversed().map(({ path, action }) => [path, action]))
  for (const [path, last] of new Map(files.map(({ path, action }) => [path, action]))) {
    const isNew = first.get(path) === 'create'
    if (isNew && last === 'remove') continue
    counts[isNew ? 'create' : last] += 1
  }
  return counts
}

/**
 * The steps of an undo: the host walks the stages backwards, in each one it restores the files, the last one first, and
 * then runs the commands of the way back.
 */
export function reversedStages(stages: readonly PlanStage[]): PlanStage[] {
  return stages.toReversed().map(({ files, commands, undoCommands = commands }) => ({
    files: files.toReversed().map(reversed),
    commands: undoCommands,
  }))
}

function reversed(file: PlanFile): PlanFile {
  const { certificates } = file
  return {
    ...file,
    action: file.action === 'create' ? 'remove' : 'restore',
    diff: file.diff.map(flipped),
    ...(certificates && {
      certificates: certificates.map((each) => ({ ...each, change: each.change === 'added' ? 'removed' : 'added' })),
    }),
  }
}

function flipped(line: string): string {
  if (line.startsWith('+')) return `-${line.slice(1)}`
  return line.startsWith('-') ? `+${line.slice(1)}` : line
}

/** A line of base64, as a certificate has them; its last one may be short. */
const base64 = /^[ +-][A-Za-z0-9+/]{40,76}={0,2}$/
const lastBase64 = /^[ +-][A-Za-z0-9+/]{1,76}={0,2}$/
const certificateEnd = /^.-----END [A-Z0-9 ]*CERTIFICATE-----/

/** A diff without the lines of certificates, which are told by their names. */
export function withoutPem(diff: readonly string[]): string[] {
  let isInside = false
  return diff.filter((line, index) => {
    const isBegin = /^.-----BEGIN [A-Z0-9 ]*CERTIFICATE-----/.test(line)
    const isEnd = certificateEnd.test(line)
    const isLast = lastBase64.test(line) && certificateEnd.test(diff[index + 1] ?? '')
    const isPem = isInside || isBegin || isEnd || isLast || base64.test(line)
    if (isBegin) isInside = true
    if (isEnd || line === ' …') isInside = false
    return !isPem
  })
}
