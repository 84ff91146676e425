import { Failure } from '../../../shared/failure.ts'
import type { Intent } from '../../../shared/model/intent.ts'
import { type ChangeOptions, changeHosts } from '../change-hosts.ts'
import { type ClientOptions, chooseClient, chooseFile } from '../choose-files.ts'
import { renderInspection } from '../render/inspection.ts'
import type { Action, Session } from '../session.ts'
import { fetchInspection } from './inspect.ts'

export interface TrustOptions extends ChangeOptions, ClientOptions {
  readonly registry: string
  readonly ca?: string
  readonly fingerprint?: string
  readonly system?: boolean
  readonly browsers?: boolean
  readonly java?: boolean
  readonly persist?: string
  /** False with `--no-restart`. */
  readonly restart: boolean
}

/** Makes hosts trust a registry: by a CA file, by a fingerprint, or by one that somebody here compares. */
export const trust: Action<TrustOptions> = async (session, options) => {
  const persist = persistence(options)
  const anchor = await anchorSource(session, options)
  const client = await chooseClient(session, options)
  const place = options.system ? 'system' : 'registry'
  const noRestart = !options.restart
  const also = (['browsers', 'java'] as const).filter((each) => options[each])
  const about = { anchor, place, also, noRestart, ...persist, ...client } as const
  const intent = { kind: 'trust', registry: options.registry, ...about } as const
  return changeHosts(session, intent, options)
}

function persistence({ persist }: TrustOptions): { persist?: 'auto' | 'bootsync' | 'certs-dir' } {
  if (persist === undefined) return {}
  if (persist === 'auto' || persist === 'bootsync' || persist === 'certs-dir') return { persist }
  throw new Failure('usage', { detail: `“${persist}” is not auto, bootsync or certs-dir.` })
}

type AnchorSource = Extract<Intent, { kind: 'trust' }>['anchor']

async function anchorSource(session: Session, options: TrustOptions): Promise<AnchorSource> {
  if (options.ca !== undefined) return { from: 'file', ticket: await chooseFile(session, 'ca', options.ca) }
  if (options.fingerprint !== undefined) return { from: 'registry', fingerprint: options.fingerprint }
  return { from: 'registry', fingerprint: await compareFingerprint(session, options) }
}

/** Shows the chain and asks. `--yes` is no answer to this: nothing is trusted silently. */
async function compareFingerprint(session: Session, options: TrustOptions): Promise<string> {
  const inspection = await fetchInspection(session, options)
  const { fingerprint } = inspection.anchor.certificate
  const host = inspection.registry.name
  if (!session.ask) throw new Failure('fingerprint-needed', { host, actual: fingerprint })
  session.say(renderInspection(inspection, session.style))
  session.say(`\nThe fingerprint to compare with the owner of ${host}:\n  ${session.style.strong(fingerprint)}\n`)
  if (!(await session.ask('Have you compared it, and is it the same?'))) throw new Failure('declined')
  return fingerprint
}
