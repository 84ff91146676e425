import { z } from 'zod'
import { contract, type VerbEvent, type VerbName, type VerbOutput } from '../../shared/api/contract.ts'
import type { Envelope } from '../../shared/api/envelope.ts'
import { Failure, failureData } from '../../shared/failure.ts'
import { failureDataSchema } from '../../shared/model/failure-data.ts'

const envelopeSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), data: z.unknown() }),
  z.object({
    ok: z.literal(false),
    error: failureDataSchema,
  }),
])

/** A failure on this side of the door, as an answer. */
export function failed(failure: Failure): Envelope<never> {
  return { ok: false, error: failureData(failure) }
}

/** Validates an answer from a door; a malformed one becomes the failure `unexpected`. */
export function readEnvelope<T>(raw: unknown, dataSchema: z.ZodType<T>): Envelope<T> {
  const envelope = envelopeSchema.safeParse(raw)
  if (!envelope.success) return failed(misshapen(envelope.error))
  if (!envelope.data.ok) return envelope.data
  const data = dataSchema.safeParse(envelope.data.data)
  return data.success ? { ok: true, data: data.data } : failed(misshapen(data.error))
}

/** The answer to a verb, checked against the contract. */
export function readReply<V extends VerbName>(verb: V, raw: unknown): Envelope<VerbOutput<V>> {
  const schema: z.ZodType = contract[verb].output
  return readEnvelope(raw, schema) as Envelope<VerbOutput<V>>
}

/** An event of a verb; undefined if it does not match the contract. Progress is repeated, so nothing is lost. */
export function readEvent<V extends VerbName>(verb: V, raw: unknown): VerbEvent<V> | undefined {
  const event = contract[verb].event.safeParse(raw)
  return event.success ? (event.data as VerbEvent<V>) : undefined
}

function misshapen(error: z.ZodError): Failure {
  const where = error.issues[0]?.path.join('.') ?? ''
  return new Failure('unexpected', { detail: { phrase: 'page-answer-misshapen', params: { where } } })
}
