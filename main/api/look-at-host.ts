import { Failure, failureOn } from '../../shared/failure.ts'
import type { Host } from '../../shared/model/host.ts'
import { hostNotes } from '../drivers/index.ts'
import { surveyHost } from '../engine/survey.ts'
import type { HostHandle } from '../hosts/directory.ts'
import { describeHost } from './describe-host.ts'

/**
 * Looks at a host. One that cannot be looked at says why.
 * @throws Failure `cancelled`.
 */
export async function lookAtHost(host: HostHandle, root: string, signal: AbortSignal): Promise<Host> {
  try {
    const facts = await surveyHost(host, root, [], signal)
    return describeHost(host, { kind: 'seen', facts, notes: [...hostNotes(facts), ...host.notes()] })
  } catch (error) {
    if (error instanceof Failure && error.code === 'cancelled') throw error
    return describeHost(host, { kind: 'failed', thrown: failureOn(host.id, error) })
  }
}
