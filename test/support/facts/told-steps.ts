import { encodeApplyRequest, type RequestTo } from '../../../main/engine/host-protocol/apply.ts'
import type { PlanStage } from '../../../shared/model/plan.ts'
import { plannedSteps } from '../../../shared/model/plan-steps.ts'

const verbs = { create: 'put', change: 'put', remove: 'remove', restore: 'restore' } as const

/** The steps of a reviewed plan as the apply program tells them, without their numbers; of a refresh only that it runs. */
export function stepsShown(stages: readonly PlanStage[]): string[] {
  return plannedSteps(stages).map((step) =>
    'command' in step ? 'run' : `${verbs[step.file.action]} ${step.file.path}`,
  )
}

/** The steps that a request asks a host for, from its bytes. */
export function stepsAsked(request: RequestTo<'apply'>): string[] {
  const [header = ''] = Buffer.from(encodeApplyRequest(request)).toString().split('\nend\n')
  return header.split('\n').flatMap((line) => {
    const [verb = '', ...words] = line.split(' ')
    if (verb === 'run' || verb === 'try') return ['run']
    if (verb === 'remove') return [`remove ${words.slice(1).join(' ')}`]
    return verb === 'put' ? [`put ${words.slice(6).join(' ')}`] : []
  })
}

/** The steps that the apply program has told; their numbers have to go from the first to the last. */
export function stepsTold(lines: readonly string[]): string[] {
  const told = lines.flatMap((line) => {
    const [, step, steps, what = ''] = /^step (\d+) (\d+) (.+)$/.exec(line) ?? []
    return step === undefined ? [] : [{ step: Number(step), steps: Number(steps), what }]
  })
  const isCounted = told.every(({ step, steps }, index) => step === index + 1 && steps === told.length)
  if (!isCounted) throw new Error(`The numbers of these steps are wrong:\n${lines.join('\n')}`)
  return told.map(({ what }) => (what.startsWith('run ') ? 'run' : what))
}
