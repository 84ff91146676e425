import { Failure, type FailureData, failureData } from '../../../../shared/failure.ts'
import type { Registry } from '../../../../shared/model/inspection.ts'
import { parseRegistry } from '../../../../shared/registry-reference.ts'

/** What the text in the registry field means so far. */
export type Reading =
  | { readonly state: 'empty' }
  | { readonly state: 'read'; readonly registry: Registry }
  | { readonly state: 'wrong'; readonly error: FailureData }

/** Reads the registry field as the engine will. */
export function readTyped(typed: string): Reading {
  if (typed.trim() === '') return { state: 'empty' }
  try {
    return { state: 'read', registry: parseRegistry(typed) }
  } catch (thrown) {
    if (thrown instanceof Failure) return { state: 'wrong', error: failureData(thrown) }
    throw thrown
  }
}
