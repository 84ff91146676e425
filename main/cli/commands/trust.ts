import { Failure } from '../../../shared/failure.ts'
import { parseFingerprint } from '../../../shared/fingerprint.ts'
import { clientStoreSchema, type Intent } from '../../../shared/model/intent.ts'
import { changeHosts } from '../change-hosts.ts'
import { chooseClient, chooseFile } from '../choose-files.ts'
import type { Input } from '../grammar/commands.ts'
import { indented } from '../render/columns.ts'
import { renderInspection } from '../render/inspection.ts'
import { tell } from '../render/style.ts'
import type { Action, Session } from '../session.ts'
import { fetchInspection } from './inspect.ts'

/**
 * Makes hosts trust a registry: by a CA file, by a fingerprint, by both, or by a fingerprint that a person compares
 * here.
 */
export const trust: Action<'trust'> = async (session, options) => {
  const anchor = await anchorSource(session, options)
  const client = await chooseClient(session, options)
  const intent: Intent = {
    kind: 'trust',
    registry: options.registry,
    anchor,
    place: options.system ? 'system' : 'registry',
    also: clientStoreSchema.options.filter((store) => options[store]),
    noRestart: options.noRestart ?? false,
    ...(options.persist === undefined ? {} : { persist: options.persist }),
    ...client,
  }
  return changeHosts(session, intent, options)
}

type AnchorSource = Extract<Intent, { kind: 'trust' }>['anchor']

/** @throws Failure `fingerprint-invalid` before anything is read or fetched. */
async function anchorSource(session: Session, options: Input<'trust'>): Promise<AnchorSource> {
  const { ca, fingerprint: typed } = options
  const fingerprint = typed === undefined ? undefined : parseFingerprint(typed)
  if (ca !== undefined) {
    const ticket = await chooseFile(session, 'ca', ca)
    return { from: 'file', ticket, ...(fingerprint === undefined ? {} : { fingerprint }) }
  }
  return { from: 'registry', fingerprint: fingerprint ?? (await compareFingerprint(session, options)) }
}

/** Shows the chain and asks. `--yes` does not answer this question: Mooring trusts nothing silently. */
async function compareFingerprint(session: Session, options: Input<'trust'>): Promise<string> {
  const { style } = session
  const words = session.language.words.terminal.questions
  const inspection = await fetchInspection(session, options)
  const { fingerprint } = inspection.anchor.certificate
  const host = inspection.registry.name
  if (!session.ask) throw new Failure('fingerprint-needed', { host, actual: fingerprint })
  session.say(renderInspection(inspection, session))
  session.say(`\n${indented(tell(session, words.fingerprint, { host }), 0, style)}\n  ${style.strong(fingerprint)}\n`)
  if (await session.ask(tell(session, words.compared))) return fingerprint
  throw new Failure(session.signal.aborted ? 'cancelled' : 'declined')
}
