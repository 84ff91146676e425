import type { VerbInput } from '../../../shared/api/contract.ts'
import { Failure } from '../../../shared/failure.ts'
import { parseFingerprint } from '../../../shared/fingerprint.ts'
import { type AnchorSource, clientStoreSchema, type Intent } from '../../../shared/model/intent.ts'
import { likeliestCommand } from '../../../shared/owner-help/fingerprint-commands.ts'
import { changeHosts } from '../change-hosts.ts'
import { chooseCaFiles, chooseClient } from '../choose-files.ts'
import { indented } from '../render/columns.ts'
import { renderInspection } from '../render/inspection.ts'
import { tell } from '../render/style.ts'
import { type Action, expectYes, type Session } from '../session.ts'
import { fetchInspection } from './inspect.ts'

/**
 * Makes hosts trust a registry: by CA files, by a fingerprint, by both, or by a fingerprint that a person compares
 * here.
 */
export const trust: Action<'trust'> = async (session, options) => {
  const { registry } = options
  // A mistyped fingerprint is told before anything is read or fetched.
  const fingerprint = options.fingerprint === undefined ? undefined : parseFingerprint(options.fingerprint)
  const { ca, ...next } = await chooseCaFiles(session, options)
  const client = await chooseClient(session, options)
  const published = options.caFromRegistry ? { publishedCa: true } : {}
  const look = { registry, ...next, ...published, ...client }
  const anchor: AnchorSource =
    ca === undefined
      ? { from: 'registry', fingerprint: fingerprint ?? (await compareFingerprint(session, look)), ...published }
      : { from: 'file', tickets: ca, ...(fingerprint === undefined ? {} : { fingerprint }) }
  const intent: Intent = {
    kind: 'trust',
    registry,
    anchor,
    ...next,
    place: options.system ? 'system' : 'registry',
    also: clientStoreSchema.options.filter((store) => options[store]),
    noRestart: options.noRestart ?? false,
    ...(options.setAside ? { setAside: true } : {}),
    ...(options.persist === undefined ? {} : { persist: options.persist }),
    ...client,
  }
  return changeHosts(session, intent, options)
}

/** Shows the chain and asks. `--yes` is no answer to this: nothing is trusted silently. */
async function compareFingerprint(session: Session, input: VerbInput<'registry.inspect'>): Promise<string> {
  const { style } = session
  const words = session.language.words.terminal.questions
  const inspection = await fetchInspection(session, input)
  const { fingerprint } = inspection.anchor.certificate
  const host = inspection.registry.name
  const command = likeliestCommand(inspection)
  const unasked = () => new Failure('fingerprint-needed', { host, actual: fingerprint, command })
  if (!session.ask) throw unasked()
  session.say(renderInspection(inspection, session))
  session.say(`\n${indented(tell(session, words.fingerprint, { host }), 0, style)}\n  ${style.strong(fingerprint)}\n`)
  await expectYes(session, tell(session, words.compared), unasked)
  return fingerprint
}
