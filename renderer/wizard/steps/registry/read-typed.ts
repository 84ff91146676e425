import { Failure, type FailureData, failureData } from '../../../../shared/failure.ts'
import type { Registry } from '../../../../shared/model/inspection.ts'
import { readRegistry } from '../../../../shared/pasted-registry.ts'

/** The meaning of the text in the registry field. */
export type Reading =
  | { readonly state: 'empty' }
  | { readonly state: 'read'; readonly registry: Registry }
  | { readonly state: 'wrong'; readonly error: FailureData }

/** Parses the registry field like the engine. */
export function readTyped(typed: string): Reading {
  if (typed.trim() === '') return { state: 'empty' }
  try {
    return { state: 'read', registry: readRegistry(typed) }
  } catch (thrown) {
    if (thrown instanceof Failure) return { state: 'wrong', error: failureData(thrown) }
    throw thrown
  }
}
