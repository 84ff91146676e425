import type { Inspection } from '../../../shared/model/inspection.ts'
import { type ClientOptions, chooseClient, chooseFile } from '../choose-files.ts'
import type { GivenOptions } from '../grammar/commands.ts'
import { renderInspection } from '../render/inspection.ts'
import { type Action, dataOf, type Session } from '../session.ts'

/** Fetches and explains a registry's chain; `--pem` prints the chain as sent, for other programs. */
export const inspect: Action<'inspect'> = async (session, options) => {
  const inspection = await fetchInspection(session, options)
  const text = options.pem
    ? inspection.chain.map((certificate) => certificate.pem.trimEnd()).join('\n')
    : renderInspection(inspection, session)
  return { data: inspection, text }
}

/** Looks at a registry with the files that the options name. */
export async function fetchInspection(
  session: Session,
  options: ClientOptions & GivenOptions<'ca'> & { readonly registry: string },
): Promise<Inspection> {
  const ca = options.ca === undefined ? {} : { ca: await chooseFile(session, 'ca', options.ca) }
  const client = await chooseClient(session, options)
  const input = { registry: options.registry, ...ca, ...client }
  return dataOf<'registry.inspect'>(await session.call('registry.inspect', input, { signal: session.signal }))
}
