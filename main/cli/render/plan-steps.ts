import type { HostPlanView, PlanCertificate, PlanFile } from '../../../shared/model/plan.ts'
import { countFiles, plannedSteps, withoutPem } from '../../../shared/model/plan-steps.ts'
import { visibleText } from '../../../shared/visible-text.ts'
import { listed } from '../../../shared/words/param.ts'
import { sayParam } from '../../../shared/words/say.ts'
import { indented, pad, widest, wrap } from './columns.ts'
import { tell, type Voice } from './style.ts'

/** How much of a plan's steps is shown. */
export interface StepDetail {
  /** All lines of every file, and certificates as PEM. */
  readonly isWhole: boolean
}

/** Plans with more files show them without their lines. */
const foldedFiles = 12

/** Longer diffs are cut off; the last lines of a shorter rest are shown. */
const foldedLines = 40

/** The steps of a plan with the numbers that progress has: files with what changes in them, and commands. */
export function renderSteps({ stages }: Pick<HostPlanView, 'stages'>, detail: StepDetail, voice: Voice): string[] {
  const { actions, receipt } = voice.language.words.terminal.plan
  const steps = plannedSteps(stages)
  const counts = Object.entries(countFiles(stages)).filter(([, count]) => count > 0)
  const isFolded = !detail.isWhole && counts.reduce((sum, [, count]) => sum + count, 0) > foldedFiles
  const [numbers, column] = [String(steps.length).length, widest(Object.values(actions))]
  const rows = steps.flatMap((step, index) => {
    const head = `  ${String(index + 1).padStart(numbers)}  `
    if ('command' in step) return [`${head}${pad(actions.run, column)}  ${visibleText(step.command)}`]
    const { file } = step
    const action = pad(actions[file.action], column)
    if (file.isReceipt) return [`${head}${action}  ${tell(voice, receipt)}`]
    const row = `${head}${action}  ${visibleText(file.path)}${aboutFile(file, voice)}`
    return isFolded ? [row] : [row, ...renderContent(file, head.length + column + 2, detail, voice)]
  })
  return isFolded ? [foldWords(counts, voice), ...rows] : rows
}

function foldWords(counts: readonly (readonly [string, number])[], voice: Voice): string {
  const { language, style } = voice
  const { folded, files } = language.words.terminal.plan
  const parts = counts.map(([action, count]) => tell(voice, files[action as PlanFile['action']], { count }))
  return style.faint(indented(tell(voice, folded, { files: sayParam(language, listed(parts)) }), 2, style))
}

function aboutFile({ mode, owner }: PlanFile, { style }: Voice): string {
  const about = visibleText([mode, owner].filter((part) => part !== undefined).join(' '))
  return about ? style.faint(`  ${about}`) : ''
}

function renderContent(file: PlanFile, column: number, { isWhole }: StepDetail, voice: Voice): string[] {
  const { language, style } = voice
  const { secret, moreLines } = language.words.terminal.plan
  if (file.secret) return [style.faint(indented(tell(voice, secret), column, style))]
  const lines = file.certificates && !isWhole ? withoutPem(file.diff) : file.diff
  const shown = isWhole || lines.length <= foldedLines ? lines : lines.slice(0, foldedLines - 10)
  const left = lines.length - shown.length
  return [
    ...(file.certificates ?? []).flatMap((certificate) => renderCertificate(certificate, column, voice)),
    ...shown.map((line) => ' '.repeat(column) + renderLine(line, voice)),
    ...(left > 0 ? [style.faint(indented(tell(voice, moreLines, { count: left }), column, style))] : []),
  ]
}

function renderCertificate(certificate: PlanCertificate, column: number, voice: Voice): string[] {
  const { language, style } = voice
  const words = language.words.terminal.plan.certificate
  const { subject, issuer, fingerprint, notAfter, role, change } = certificate
  const [sign, look] = change === 'added' ? (['+', style.good] as const) : (['-', style.bad] as const)
  const date = { at: notAfter, to: 'day' } as const
  const issued = subject === issuer ? tell(voice, words.itself, { date }) : tell(voice, words.issuer, { issuer, date })
  const name = tell(voice, words.name, { role: { phrase: `certificate-${role}` }, subject })
  const below = column + 2
  return [
    ' '.repeat(column) + look(`${sign} ${wrap(name, below, style)}`),
    indented(issued, below, style),
    indented(`SHA-256 ${fingerprint}`, below, style),
  ]
}

/** A tab in a configuration file needs no warning, unlike one in a name. */
const tabAsSpaces = '    '

function renderLine(line: string, { style }: Voice): string {
  // A space after the sign separates it from a PEM's own dashes.
  const text = `${line.charAt(0)} ${visibleText(line.slice(1).replaceAll('\t', tabAsSpaces))}`
  if (line.startsWith('+')) return style.good(text)
  return line.startsWith('-') ? style.bad(text) : style.faint(text)
}
