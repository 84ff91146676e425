import { z } from 'zod'
import { applyReportSchema, listedChangeSchema, progressSchema } from '../model/change.ts'
import { hostCheckSchema } from '../model/check.ts'
import { explanationSchema } from '../model/explanation.ts'
import { hostFactsSchema } from '../model/facts.ts'
import { failureDataSchema } from '../model/failure-data.ts'
import { hostSchema, hostSuggestionSchema } from '../model/host.ts'
import { hostInsecureSchema } from '../model/insecure.ts'
import { inspectionSchema, waitingSchema } from '../model/inspection.ts'
import { caTicketsSchema, fileTicketSchema, intentSchema } from '../model/intent.ts'
import { planViewSchema } from '../model/plan.ts'
import { questionEventSchema } from '../model/question.ts'
import { authorityContract } from './authority-contract.ts'

/** One verb: its input, its output and its events. */
interface Verb {
  readonly input: z.ZodType
  readonly output: z.ZodType
  /** Shape of the events that the verb emits while it runs. */
  readonly event: z.ZodType
}

const silent = z.never()
const ticketId = z.string().min(1)
const clientTickets = z.object({ cert: ticketId, key: ticketId })
/** A directory tree that stands for the local host; absent for the live one. */
const root = z.string().optional()
/** Whether a person agreed to the problems of the plan; a host whose plan has one is left as it is otherwise. */
const despiteProblems = z.boolean().optional()

/**
 * Everything a door can ask of the engine. Each door derives its part from this value: the desktop its channel, the web
 * server its routes, the command line its calls. A new verb is one entry here and one handler in main/api.
 */
export const contract = {
  ...authorityContract,
  'app.info': {
    input: z.object({}),
    output: z.object({
      version: z.string(),
      door: z.enum(['cli', 'desktop', 'web']),
      /** How files are chosen: in a dialog of the desktop, or by their path. */
      files: z.enum(['dialog', 'path']),
      /** The language of MOORING_LANG, BCP 47; English if it names none of ours. */
      language: z.string(),
    }),
    event: silent,
  },
  /** The packages of other people in the built program. Fails if it runs from source. */
  'app.packages': {
    input: z.object({}),
    output: z.array(
      z.object({
        name: z.string(),
        version: z.string(),
        /** An SPDX expression. */
        license: z.string(),
        /** The text of its licence files; empty if it has none. */
        notice: z.string(),
      }),
    ),
    event: silent,
  },
  'registry.inspect': {
    /** `publishedCa`: also fetches what the registry publishes as its CA, from which the anchor may come too; not with `ca`. */
    input: z.object({
      registry: z.string(),
      ca: caTicketsSchema.optional(),
      next: caTicketsSchema.optional(),
      publishedCa: z.boolean().optional(),
      client: clientTickets.optional(),
    }),
    output: inspectionSchema,
    event: waitingSchema,
  },
  /**
   * Checks why pulls from registries fail on hosts, or that they do not; without one, from all that a host has something for. Without hosts all are looked at, and nobody is asked anything. Each host is an event once it has been looked at.
   */
  'doctor.check': {
    input: z.object({
      registries: z.array(z.string()).min(1).optional(),
      hosts: z.array(z.string()).min(1).optional(),
    }),
    output: z.object({ hosts: z.array(hostCheckSchema), failures: z.array(failureDataSchema) }),
    event: hostCheckSchema,
  },
  /** Explains an error text of any program. Nothing is asked of any host. */
  'doctor.explain': { input: z.object({ text: z.string() }), output: explanationSchema, event: silent },
  /** Without `passphrasePath`, the passphrase of an encrypted client key is asked for as a question. */
  'files.choose': {
    input: z.object({
      role: fileTicketSchema.shape.role,
      /** Only for doors without a dialog. */
      path: z.string().optional(),
      /** A file with the passphrase of an encrypted key. Same rule. */
      passphrasePath: z.string().optional(),
    }),
    output: fileTicketSchema,
    event: silent,
  },
  /** Each host comes as an event twice: at once, as `looking`, and when a look at it has ended. Nobody is asked anything. */
  'hosts.list': {
    input: z.object({ root }),
    /** `failures`: why some hosts could not be listed, one for each list that could not be read. */
    output: z.object({ hosts: z.array(hostSchema), failures: z.array(failureDataSchema) }),
    event: hostSchema,
  },
  /** The hosts that are known, none of them contacted. */
  'hosts.names': {
    input: z.object({}),
    output: z.array(hostSchema.pick({ id: true, source: true, label: true })),
    event: silent,
  },
  /** Looks at one host, and asks for the secrets needed to log in. */
  'hosts.look': { input: z.object({ host: z.string() }), output: hostSchema, event: silent },
  'hosts.facts': { input: z.object({ host: z.string(), root }), output: hostFactsSchema, event: silent },
  /** Hosts of ssh_config that are not saved yet. */
  'hosts.suggest': { input: z.object({}), output: z.array(hostSuggestionSchema), event: silent },
  'hosts.add': {
    /** `address` is `ssh://user@host:port` or an alias of ssh_config; `identity` a private key's ticket. */
    input: z.object({ name: z.string(), address: z.string(), identity: ticketId.optional() }),
    output: z.object({ host: z.string() }),
    event: silent,
  },
  /** Forgets a saved host. Nothing changes on the host itself. */
  'hosts.remove': { input: z.object({ host: z.string() }), output: z.object({}), event: silent },
  /** Records that a person verified a host key. The next contact saves it; another key is still refused. */
  'hosts.accept-key': {
    input: z.object({ host: z.string(), fingerprint: z.string() }),
    output: z.object({}),
    event: silent,
  },
  /**
   * Emits questions for a person, one after the other, and withdrawals of them, until the call is stopped. One page
   * listens at a time.
   */
  'questions.listen': { input: z.object({}), output: z.object({}), event: questionEventSchema },
  /** Answers one of them; without a `secret`, the person declined. */
  'questions.answer': {
    input: z.object({ question: z.string(), secret: z.string().optional() }),
    output: z.object({}),
    event: silent,
  },
  /**
   * Looks at each host once, and emits what it found there as soon as it is known. Without hosts all of them are looked
   * at, without a question; without registries a host tells of all that are insecure there.
   */
  'insecure.status': {
    input: z.object({
      registries: z.array(z.string()).min(1).optional(),
      hosts: z.array(z.string()).min(1).optional(),
      root,
    }),
    output: z.object({ hosts: z.array(hostInsecureSchema), failures: z.array(failureDataSchema) }),
    event: hostInsecureSchema,
  },
  'plan.make': {
    input: z.object({ intent: intentSchema, hosts: z.array(z.string()).min(1), root }),
    output: planViewSchema,
    /** Only where it looks at a registry. */
    event: waitingSchema,
  },
  /**
   * Makes and applies a plan that nobody reviews: each host is changed as soon as it is planned, so that a host that does
   * not answer holds up no other.
   */
  'plan.run': {
    input: z.object({ intent: intentSchema, hosts: z.array(z.string()).min(1), root, despiteProblems }),
    output: z.object({ plan: planViewSchema.omit({ plan: true }), report: applyReportSchema }),
    event: z.union([
      /** A host that is about to be changed. */
      z.object({ planned: planViewSchema.omit({ plan: true }) }),
      z.object({ progress: progressSchema }),
      waitingSchema,
    ]),
  },
  'plan.apply': {
    input: z.object({ plan: z.string(), despiteProblems }),
    output: applyReportSchema,
    event: progressSchema,
  },
  'history.list': {
    /** `ask`: what the host's journal tells of as well: changes of others, and what became of each. */
    input: z.object({ host: z.string().optional(), root, ask: z.boolean().optional() }),
    /** `failures`: why some changes can't be listed: an entry that can't be read, a host that does not answer. */
    output: z.object({ changes: z.array(listedChangeSchema), failures: z.array(failureDataSchema) }),
    event: silent,
  },
  /** Emits whenever the history has changed, by whatever program, until the call is stopped. */
  'history.watch': { input: z.object({}), output: z.object({}), event: z.object({}) },
} satisfies Record<string, Verb>

export type Contract = typeof contract
export type VerbName = keyof Contract
export type VerbInput<V extends VerbName> = z.input<Contract[V]['input']>
export type VerbOutput<V extends VerbName> = z.output<Contract[V]['output']>
export type VerbEvent<V extends VerbName> = z.output<Contract[V]['event']>

/** Whether an outside string names a verb. */
export function isVerbName(name: string): name is VerbName {
  return Object.hasOwn(contract, name)
}
