import type { VerbEvent, VerbInput } from '../../../shared/api/contract.ts'
import type { Inspection } from '../../../shared/model/inspection.ts'
import { chooseCaFiles, chooseClient } from '../choose-files.ts'
import { renderInspection } from '../render/inspection.ts'
import { type Action, dataOf, type Session } from '../session.ts'
import { tellWaiting } from '../tell-waiting.ts'

/** Fetches and explains a registry's chain; `--pem` prints the chain as sent, for other programs. */
export const inspect: Action<'inspect'> = async (session, options) => {
  const files = await chooseCaFiles(session, options)
  const published = options.caFromRegistry ? { publishedCa: true } : {}
  const client = await chooseClient(session, options)
  const inspection = await fetchInspection(session, { registry: options.registry, ...files, ...published, ...client })
  const text = options.pem
    ? inspection.chain.map((certificate) => certificate.pem.trimEnd()).join('\n')
    : renderInspection(inspection, session)
  return { data: inspection, text }
}

/** Looks at a registry with files that were chosen already. */
export async function fetchInspection(session: Session, input: VerbInput<'registry.inspect'>): Promise<Inspection> {
  const { signal } = session
  const waiting = tellWaiting(session, input.registry)
  const onEvent = (event: VerbEvent<'registry.inspect'>): void => waiting.hear(event.waiting)
  try {
    return dataOf<'registry.inspect'>(await session.call('registry.inspect', input, { signal, onEvent }))
  } finally {
    waiting.end()
  }
}
