import { z } from 'zod'
import { listed, type Param, type Phrase } from '../words/param.ts'
import { certificateSchema } from './certificate.ts'
import { type Engine, type EngineKind, engineKindSchema, type PosixAccess } from './facts.ts'
import { failureDataSchema } from './failure-data.ts'
import { findingSchema } from './inspection.ts'
import { intentKindSchema } from './intent.ts'

/** A message to read before agreeing to a plan. It has the same shape as a finding about a chain. */
export const noteSchema = findingSchema.omit({ certificate: true })
export type Note = z.infer<typeof noteSchema>

/** Writes a file; directories above it that are missing are made, for everyone to read. */
export interface PutOp {
  readonly op: 'put'
  readonly path: string
  /** Absent where the host has no modes: `secret` then says alone who may read the file. */
  readonly posix?: PosixAccess | undefined
  readonly content: string
  /** Never shown, logged or kept outside the host. */
  readonly secret: boolean
  /** For a file that undo does not simply remove: what was not there before. Kept in the receipt. */
  readonly made?: 'file' | 'setting'
  /** Another program writes the file too: once it has, a way back leaves the file alone, and restores the others. */
  readonly yields?: true
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
  /** That of its reverse, where it is another one. */
  readonly shownBack?: string
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

/**
 * What a registry answered over HTTPS to its host itself, without checking its certificate, without an account and without
 * a client certificate: asks for a login, asks for a client certificate, something else; no answer came; or nothing there
 * could ask. Docker that does not check the certificate tries HTTP after HTTPS, and tells of that alone.
 */
export const registryLookSchema = z.enum(['login', 'pair', 'answered', 'closed', 'unable'])
export type RegistryLook = z.infer<typeof registryLookSchema>

/** What an engine goes through until it knows of a change. */
export const restartSchema = z.enum(['none', 'reload', 'restart'])
export type Restart = z.infer<typeof restartSchema>

/** What becomes of an engine, by what it keeps when it is restarted. */
export const engineRestartSchema = z.object({
  kind: engineKindSchema,
  /** Who owns its files, and where it listens. */
  uid: z.number().int(),
  endpoint: z.string().optional(),
  restart: restartSchema.exclude(['none']),
})
export type EngineRestart = z.infer<typeof engineRestartSchema>

/** What becomes of an engine among others. */
export function restartOf(
  { kind, uid, endpoint }: Pick<Engine, 'kind' | 'uid' | 'endpoint'>,
  restarts: readonly EngineRestart[],
): Restart {
  return strongest(restarts.filter((each) => each.kind === kind && each.uid === uid && each.endpoint === endpoint))
}

/** The most that one of the engines goes through. */
export function strongest(restarts: readonly EngineRestart[]): Restart {
  return (['restart', 'reload'] as const).find((each) => restarts.some(({ restart }) => restart === each)) ?? 'none'
}

/** What a driver decides: pure data, not yet tied to what is on the host. */
export interface Draft {
  readonly stages: readonly Stage[]
  readonly notes: readonly Note[]
  /** The engines that its refreshes restart, or have read their settings again. */
  readonly restarts: readonly EngineRestart[]
  readonly verify: readonly VerifyRequest[]
  /** Whether docker-machine will overwrite a file of it, from its own config.json, at the machine's next provision. */
  readonly rewritten?: boolean
  /** Unchanged files that this registry needs too: the receipt names them like installed ones. */
  readonly claims?: readonly string[]
  /** Files of receipts that were to go and stay, because they have changed since: their receipts stay as well. */
  readonly stays?: readonly string[]
  /** Files that an engine stops at, and that it would remove if a person wanted them set aside. */
  readonly toSetAside?: readonly string[]
  /** Files that it read and does not change: if one differs from the survey, nothing is applied. */
  readonly relies?: readonly string[]
}

/** A certificate that a file of a plan gets or loses, read from the bytes themselves. Its strings are foreign text. */
export const planCertificateSchema = certificateSchema
  .pick({ subject: true, issuer: true, fingerprint: true, notAfter: true })
  .extend({
    /** What it is there for; `issuer`: it comes behind a client certificate that it has signed. */
    role: z.enum(['anchor', 'client', 'issuer']),
    change: z.enum(['added', 'removed']),
  })
export type PlanCertificate = z.infer<typeof planCertificateSchema>

/** One file of a plan, for review: what a step makes of it. */
export const planFileSchema = z.object({
  path: z.string(),
  action: z.enum(['create', 'change', 'remove', 'restore']),
  mode: z.string().optional(),
  owner: z.string().optional(),
  secret: z.boolean(),
  /** Unified diff lines without a header, each beginning with ` `, `+` or `-`; empty for secrets and directories. */
  diff: z.array(z.string()),
  /** Undo leaves it alone if it has changed since. */
  yields: z.literal(true).optional(),
  /** The certificates among the changed lines. */
  certificates: z.array(planCertificateSchema).optional(),
  /** Mooring's own file of a change, which is no file to a person. */
  isReceipt: z.literal(true).optional(),
})
export type PlanFile = z.infer<typeof planFileSchema>

/** What a host does at a stage, each file and each command a step: first the files, then the commands, for display. */
export const planStageSchema = z.object({
  files: z.array(planFileSchema),
  commands: z.array(z.string()),
  /** Those of the way back, where they are not the same. */
  undoCommands: z.array(z.string()).optional(),
})
export type PlanStage = z.infer<typeof planStageSchema>

/** A plan for one host, for review. */
export const hostPlanViewSchema = z.object({
  host: z.string(),
  outcome: z.enum(['change', 'nothing', 'blocked']),
  /** The id the change will have. */
  change: z.string().optional(),
  /** All that will be done, in its order: progress counts the same steps. */
  stages: z.array(planStageSchema),
  /** The kinds of engines that the host has. */
  engines: z.array(engineKindSchema),
  /** Those that are restarted or reload, and the most that one of them goes through. */
  restarts: z.array(engineRestartSchema),
  restart: restartSchema,
  /** How many containers those stop that are restarted. */
  containersStopped: z.number().int(),
  /** Whether it needs root rights. */
  needsRoot: z.boolean(),
  notes: z.array(noteSchema),
  /** Files that an engine stops at, and that would be removed if they were to be set aside. */
  toSetAside: z.array(z.string()).optional(),
  /** Why planning failed, if `outcome` is `blocked`. */
  error: failureDataSchema.optional(),
})
export type HostPlanView = z.infer<typeof hostPlanViewSchema>

/** The notes by which what a host is changed for will not work, or which stop an engine there: nobody agrees to these by the way. */
export function problemsOf({ outcome, notes }: Pick<HostPlanView, 'outcome' | 'notes'>): Note[] {
  return outcome === 'change' ? notes.filter(({ severity }) => severity === 'error') : []
}

/** Whether some host of a plan has files that can be set aside. */
export function canSetAside({ hosts }: Pick<PlanView, 'hosts'>): boolean {
  return hosts.some(({ toSetAside = [] }) => toSetAside.length > 0)
}

/** The kinds of engines that a plan's `restart` is about: those that go through it, or where none does all of them. */
export function enginesTold({ restart, restarts, engines }: HostPlanView): EngineKind[] {
  const told = restarts.filter((each) => each.restart === restart).map(({ kind }) => kind)
  return restart === 'none' ? engines : [...new Set(told)]
}

/** The names of kinds of engines, one after the other. */
export function engineNames(kinds: readonly EngineKind[]): Param {
  return listed(kinds.map((kind) => ({ phrase: `engine-${kind}` })))
}

/** A certificate that a trust plan installs: what a person compares before agreeing to it. */
export const planAnchorSchema = certificateSchema.pick({ subject: true, fingerprint: true, notAfter: true })
export type PlanAnchor = z.infer<typeof planAnchorSchema>

/** What a plan is for. */
export const planPurposeSchema = z.object({
  kind: intentKindSchema,
  registry: z.string().optional(),
  /** For `trust`; the one that the registry's chain leads to comes first. */
  anchors: z.array(planAnchorSchema).optional(),
  /** For `trust`: the command line that sets up the same on somebody else's hosts. */
  command: z.string().optional(),
  /** For `undo`: the change to undo. */
  change: z.string().optional(),
})
export type PlanPurpose = z.infer<typeof planPurposeSchema>

/** A plan's purpose, as a phrase. */
export function purposeWords({ kind, ...params }: PlanPurpose, hosts: readonly string[]): Phrase {
  const { registry = '', change = '' } = params
  return { phrase: `purpose-${kind}`, params: { registry, change, hosts: listed(hosts) } }
}

export const planViewSchema = z.object({
  plan: z.string(),
  purpose: planPurposeSchema,
  hosts: z.array(hostPlanViewSchema),
})
export type PlanView = z.infer<typeof planViewSchema>
