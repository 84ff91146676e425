import { z } from 'zod'

const id = z.string()

/**
 * A request for a secret while a verb runs. The secret is used only for its purpose, kept until the program ends at
 * most, and never stored or logged.
 */
export const questionSchema = z.discriminatedUnion('kind', [
  /** The passphrase of a private key file on the workstation. `attempt` counts from 1. */
  z.object({ id, kind: z.literal('passphrase'), file: z.string(), attempt: z.number().int() }),
  /** A passphrase for a private key that is being made; asked for twice, and `attempt` is 2 then. */
  z.object({ id, kind: z.literal('new-passphrase'), file: z.string(), attempt: z.number().int() }),
  /** A user's password for sudo on a host. */
  z.object({ id, kind: z.literal('sudo-password'), host: z.string(), user: z.string(), attempt: z.number().int() }),
])
export type Question = z.infer<typeof questionSchema>

type WithoutId<Q> = Q extends Question ? Omit<Q, 'id'> : never
/** A question before it is brought to a person: it has no id yet. */
export type UnaskedQuestion = WithoutId<Question>

/** What a listener is told: a question, or that the one that it has needs no answer any more. */
export const questionEventSchema = z.discriminatedUnion('kind', [
  ...questionSchema.options,
  z.object({ id, kind: z.literal('withdrawn') }),
])
export type QuestionEvent = z.infer<typeof questionEventSchema>
