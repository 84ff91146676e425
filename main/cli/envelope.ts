import type { VerbName, VerbOutput } from '../../shared/api/contract.ts'
import type { Envelope } from '../../shared/api/envelope.ts'
import { failureFrom } from '../../shared/failure.ts'

/**
 * An envelope's data.
 * @throws Failure with the envelope's code where there is none, so that commands read top down.
 */
export function dataOf<V extends VerbName>(envelope: Envelope<VerbOutput<V>>): VerbOutput<V> {
  if (envelope.ok) return envelope.data
  throw failureFrom(envelope.error)
}
