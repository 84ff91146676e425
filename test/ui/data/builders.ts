import { anchorReason } from '../../../shared/anchor-reason.ts'
import { type Failure, failureData } from '../../../shared/failure.ts'
import type { ApplyReport, Change, HostReport } from '../../../shared/model/change.ts'
import { foundOn, type Host } from '../../../shared/model/host.ts'
import type { Anchor } from '../../../shared/model/inspection.ts'
import type { HostPlanView, PlanFile, PlanPurpose, PlanStage, PlanView } from '../../../shared/model/plan.ts'
import type { Verdict } from '../../../shared/model/verdict.ts'
import { english } from '../../../shared/words/language.ts'
import { sayParam } from '../../../shared/words/say.ts'

/** A host that is ready, but for what is said otherwise. Its detail is the engine's. */
export function hostOf(id: string, about: Partial<Omit<Host, 'id' | 'detail'>> = {}): Host {
  const host: Omit<Host, 'detail'> = {
    id,
    source: 'saved',
    label: `ssh://${id}`,
    state: 'ready',
    system: 'Debian GNU/Linux 12 (bookworm)',
    needsSudo: false,
    engines: [],
    registries: [],
    trusted: [],
    gone: [],
    byHand: [],
    insecure: [],
    notes: [],
    ...about,
  }
  return { ...host, detail: host.error?.message ?? sayParam(english, foundOn(host)) }
}

/** A host that a look at failed. */
export function failedHost(state: Host['state'], failure: Failure, about: Partial<Host> & Pick<Host, 'id'>): Host {
  const { id, ...rest } = about
  return hostOf(id, { system: '', ...rest, state, error: failureData(failure) })
}

/** A host while it is looked at. */
export function lookingAt({ id, source, label }: Host): Host {
  return hostOf(id, { source, label, state: 'looking', system: '' })
}

/** A trust anchor of a kind, with the engine's reason. */
export function anchorOf(kind: Anchor['kind'], path: readonly Anchor['certificate'][]): Anchor {
  const certificate = path.at(-1)
  if (!certificate) throw new Error('An anchor is the end of a path.')
  const reason = sayParam(english, anchorReason(kind, certificate.subject))
  return { certificate, kind, reason, path: path.map(({ fingerprint }) => fingerprint) }
}

/** A file that a plan makes, root's unless said otherwise. */
export function fileOf(path: string, action: PlanFile['action'], about: Partial<PlanFile> = {}): PlanFile {
  const owned = action === 'remove' ? {} : { mode: '0644', owner: 'root:root' }
  return { path, action, secret: false, diff: [], ...owned, ...about }
}

/** The stages of a plan that writes some files and then runs some commands. */
export function stagesOf(files: readonly PlanFile[], ...commands: string[]): PlanStage[] {
  return [{ files: [...files], commands }]
}

/** A plan for one host that changes something, but for what is said otherwise. */
export function hostPlan(host: string, about: Partial<HostPlanView> = {}): HostPlanView {
  const { restart = 'none' } = about
  const engine = { kind: 'docker', uid: 0, endpoint: 'unix:///var/run/docker.sock' } as const
  return {
    host,
    outcome: 'change',
    change: '20261121-093000-4f1c',
    stages: [],
    engines: ['docker'],
    restarts: restart === 'none' ? [] : [{ ...engine, restart }],
    restart: 'none',
    containersStopped: 0,
    needsRoot: true,
    notes: [],
    ...about,
  }
}

/** A plan for a purpose. */
export function planOf(purpose: PlanPurpose, ...hosts: HostPlanView[]): PlanView {
  return { plan: `plan to ${purpose.kind}`, purpose, hosts }
}

const causes = {
  reached: 'tag-unknown',
  untrusted: 'issuer-unknown',
  'client-certificate': 'client-certificate-required',
  blocked: 'orphan-certificate',
  unreachable: 'connect-refused',
  unclear: 'words-unknown',
  silent: 'no-answer',
  unknown: 'not-asked',
} as const satisfies Record<Verdict['answer'], Verdict['cause']>

/** What Docker on a host answered about a registry. */
export function verdictOf(registry: string, answer: Verdict['answer'], detail = ''): Verdict {
  const cause = causes[answer]
  return { registry, kind: 'docker', endpoint: 'unix:///var/run/docker.sock', answer, cause, detail }
}

/** A host that was changed, with what was answered there. */
export function changedHost(host: string, ...verdicts: Verdict[]): HostReport {
  return { host, outcome: 'done', change: '20261121-093000-4f1c', verdicts }
}

/** A host where it failed. */
export function failedReport(host: string, failure: Failure): HostReport {
  return { host, outcome: 'failed', verdicts: [], error: failureData(failure) }
}

export function reportOf(...hosts: HostReport[]): ApplyReport {
  return { hosts }
}

/** A change of this machine, as the history keeps it. */
export function changeOf(id: string, about: Pick<Change, 'kind' | 'at' | 'stages'> & Partial<Change>): Change {
  return {
    id,
    host: 'local',
    root: '/',
    journal: '/var/lib/mooring',
    privileged: true,
    state: 'applied',
    restart: 'none',
    ...about,
  }
}
