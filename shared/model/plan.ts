import { z } from 'zod'
import type { Phrase } from '../words/param.ts'
import { engineKindSchema } from './facts.ts'
import { failureDataSchema } from './failure-data.ts'
import { findingSchema } from './inspection.ts'
import { intentKindSchema } from './intent.ts'

/** A message to read before agreeing to a plan. It has the same shape as a finding about a chain. */
export const noteSchema = findingSchema.omit({ certificate: true })
export type Note = z.infer<typeof noteSchema>

/** Writes a file, and creates missing parent directories, 0755. */
export interface PutOp {
  readonly op: 'put'
  readonly path: string
  readonly mode: string
  readonly uid: number
  readonly gid: number
  readonly content: string
  /** Never shown, logged or kept outside the host. */
  readonly secret: boolean
  /** For a file that undo does not simply remove: what was not there before. Kept in the receipt. */
  readonly made?: 'file' | 'setting'
  /** How many context lines to show, if the usual three may reveal a secret. */
  readonly context?: number
}

/** Removes a file, or a directory if it is empty by then. */
export interface RemoveOp {
  readonly op: 'remove'
  readonly path: string
}

/** A refresh by its name in the apply program, with its arguments. Each refresh can also run in reverse for undo. */
export interface RunOp {
  readonly op: 'run'
  readonly refresh: string
  readonly args: readonly string[]
  readonly timeoutSeconds: number
  /** The equivalent command, for display; if absent, the refresh and its arguments. */
  readonly shown?: string
}

/** Files, then the refreshes they need. Undo walks the stages backwards: files restored first, then the same refreshes. */
export interface Stage {
  readonly files: readonly (PutOp | RemoveOp)[]
  readonly runs: readonly RunOp[]
}

/**
 * The kinds of clients that can be asked for a registry: a kind of engine, or `system`, a TLS client of the host that
 * reads the system store.
 */
export const verifyKindSchema = z.enum({ ...engineKindSchema.enum, system: 'system' })
export type VerifyKind = z.infer<typeof verifyKindSchema>

/** A request for a registry to an engine on the host, or to the host's own TLS client, which reads the system store. */
export type VerifyRequest =
  | { readonly kind: Exclude<VerifyKind, 'system'>; readonly endpoint: string; readonly registry: string }
  | { readonly kind: 'system'; readonly registry: string }

/** What engines need to pick up a change. */
export const restartSchema = z.enum(['none', 'reload', 'restart'])
export type Restart = z.infer<typeof restartSchema>

/** A driver's decision: pure data, not yet tied to the host's state. */
export interface Draft {
  readonly stages: readonly Stage[]
  readonly notes: readonly Note[]
  readonly restart: Restart
  readonly verify: readonly VerifyRequest[]
  /** Whether docker-machine will overwrite a file of it, from its own config.json, at the machine's next provision. */
  readonly rewritten?: boolean
  /** Unchanged files that this registry needs too: the receipt names them like installed ones. */
  readonly claims?: readonly string[]
  /** Files that it read and does not change: if one differs from the survey, nothing is applied. */
  readonly relies?: readonly string[]
}

/** One file of a plan, for review. */
export const planFileSchema = z.object({
  path: z.string(),
  action: z.enum(['create', 'change', 'remove', 'restore']),
  mode: z.string().optional(),
  owner: z.string().optional(),
  secret: z.boolean(),
  /** Unified diff lines without a header, each beginning with ` `, `+` or `-`; empty for secrets and directories. */
  diff: z.array(z.string()),
})
export type PlanFile = z.infer<typeof planFileSchema>

/** A plan for one host, for review. */
export const hostPlanViewSchema = z.object({
  host: z.string(),
  outcome: z.enum(['change', 'nothing', 'blocked']),
  /** The id the change will have. */
  change: z.string().optional(),
  files: z.array(planFileSchema),
  /** The commands that will run, for display. */
  commands: z.array(z.string()),
  restart: restartSchema,
  /** How many containers a restart stops. */
  containersStopped: z.number().int(),
  /** Whether it needs root rights. */
  needsRoot: z.boolean(),
  notes: z.array(noteSchema),
  /** Why planning failed, if `outcome` is `blocked`. */
  error: failureDataSchema.optional(),
})
export type HostPlanView = z.infer<typeof hostPlanViewSchema>

/** A plan's purpose. */
export const planPurposeSchema = z.object({
  kind: intentKindSchema,
  registry: z.string().optional(),
  /** For `undo`: the change to undo. */
  change: z.string().optional(),
})
export type PlanPurpose = z.infer<typeof planPurposeSchema>

/** A plan's purpose, as a phrase. */
export function purposeWords({ kind, ...params }: PlanPurpose, hosts: readonly string[]): Phrase {
  const { registry = '', change = '' } = params
  return { phrase: `purpose-${kind}`, params: { registry, change, hosts: hosts.join(', ') } }
}

export const planViewSchema = z.object({
  plan: z.string(),
  purpose: planPurposeSchema,
  hosts: z.array(hostPlanViewSchema),
})
export type PlanView = z.infer<typeof planViewSchema>
