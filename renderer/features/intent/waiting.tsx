import type { VerbEvent } from '../../../shared/api/contract.ts'
import { SayParam } from '../../words/say.tsx'

interface WaitingProps {
  readonly registry: string
  /** The latest event of a call that looks at the registry; nothing is said before the first one. */
  readonly event: VerbEvent<'registry.inspect'> | undefined
}

/** What a look at a registry waits for now. */
export function Waiting({ registry, event }: WaitingProps) {
  return event ? <SayParam value={{ phrase: `waiting-${event.waiting}`, params: { registry } }} /> : null
}
