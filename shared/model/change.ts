import { z } from 'zod'
import { failureDataSchema } from './failure-data.ts'
import { changeIdSchema } from './host-values.ts'
import { changeKindSchema } from './intent.ts'
import { phraseSchema } from './param.ts'
import { engineRestartSchema, noteSchema, planAnchorSchema, planStageSchema, restartSchema } from './plan.ts'
import { verdictSchema } from './verdict.ts'
import { verifiedSchema } from './verified.ts'

/** The result of applying a plan on one host. */
export const hostReportSchema = z.object({
  host: z.string(),
  outcome: z.enum(['done', 'nothing', 'failed']),
  change: z.string().optional(),
  verdicts: z.array(verdictSchema),
  /** What they come to, where the plan was for something that can be asked for and did not fail. */
  verified: verifiedSchema.optional(),
  /** What was not done although the change stands, or stays although it was rolled back. */
  notes: z.array(noteSchema).optional(),
  error: failureDataSchema.optional(),
})
export type HostReport = z.infer<typeof hostReportSchema>

export const applyReportSchema = z.object({ hosts: z.array(hostReportSchema) })
export type ApplyReport = z.infer<typeof applyReportSchema>

/** A line of live progress. */
export const progressSchema = z.object({
  host: z.string(),
  phase: z.enum(['elevating', 'running', 'verifying', 'finished']),
  step: z.number().int(),
  steps: z.number().int(),
  /** What the step does; absent if the phase says everything. */
  doing: phraseSchema.optional(),
  /** For `finished`: why it failed. */
  error: failureDataSchema.optional(),
})
export type Progress = z.infer<typeof progressSchema>

/** Who made a change, where. */
export const makerSchema = z.object({ user: z.string().max(256), workstation: z.string().max(256) })
export type Maker = z.infer<typeof makerSchema>

/** An applied plan, as the workstation remembers it. The before-images stay on the host. */
const wholeChangeSchema = z.object({
  id: changeIdSchema,
  host: z.string(),
  /** `/`, or the directory tree that it was applied to. */
  root: z.string(),
  journal: z.string(),
  /** Whether it was made with root rights. */
  privileged: z.boolean(),
  kind: changeKindSchema,
  /** Absent for `migrate`, which concerns no single registry. */
  registry: z.string().optional(),
  /** For `trust`; changes of an early version do not say it. */
  anchors: z.array(planAnchorSchema).optional(),
  /** ISO 8601. */
  at: z.string(),
  /** Who made it, if its host's journal tells of it: one that was not made by this user from this workstation. */
  by: makerSchema.optional(),
  /**
   * `unknown`: it, or its undo, has begun, and the host has not answered. The next look at the host finds out.
   */
  state: z.enum(['applied', 'undone', 'unknown']),
  /** What was done, in its order. */
  stages: z.array(planStageSchema),
  restart: restartSchema,
  /** What the engines went through; changes of an earlier version do not say it. */
  restarts: z.array(engineRestartSchema).optional(),
})
export type Change = z.infer<typeof wholeChangeSchema>

const earlierSchema = z.looseObject({
  files: z.unknown().optional(),
  commands: z.unknown().optional(),
  anchor: z.unknown().optional(),
})

/** The same of any version: earlier ones kept one list of files and one of commands, without their order, and one anchor. */
export const changeSchema = z.preprocess((entry) => {
  const earlier = earlierSchema.safeParse(entry)
  if (!earlier.success) return entry
  const { files, commands, anchor, ...change } = earlier.data
  return {
    ...(anchor === undefined ? {} : { anchors: [anchor] }),
    ...(files === undefined ? {} : { stages: [{ files, commands }] }),
    ...change,
  }
}, wholeChangeSchema)

/** What a host's journal tells everyone of a change: enough to list it and to review its undo, and no secret. */
export const changeAboutSchema = wholeChangeSchema
  .pick({ kind: true, registry: true, at: true, privileged: true, stages: true, restart: true, restarts: true })
  .extend({ by: makerSchema })
export type ChangeAbout = z.infer<typeof changeAboutSchema>

/** A change as the history shows it. */
export const listedChangeSchema = wholeChangeSchema.extend({
  /** A later change that wrote or removed what this one did: it has to be undone first. */
  supersededBy: changeIdSchema.optional(),
})
export type ListedChange = z.infer<typeof listedChangeSchema>

/** Whether a change can be undone, as far as the history tells. */
export function canBeUndone({ state, supersededBy }: ListedChange): boolean {
  return state !== 'undone' && supersededBy === undefined
}
