import type { FailureData } from '../../../shared/failure.ts'
import type { Host } from '../../../shared/model/host.ts'

/** A host with its latest data, also during another look. */
export interface HostRow {
  readonly host: Host
  readonly looking: boolean
}

/** The hosts found so far. During another look, a host keeps its place and its data. */
export interface HostList {
  readonly state: 'looking' | 'looked' | 'failed'
  readonly rows: readonly HostRow[]
  /** Why there is no list, if it failed. */
  readonly error?: FailureData
  /** Why some hosts are not in it. */
  readonly failures: readonly FailureData[]
  /** Ids that the look at all of them may still come back with. */
  readonly forgotten: readonly string[]
}

export type HostListAction =
  | { readonly type: 'begin' }
  /** A look at one host began. */
  | { readonly type: 'look'; readonly host: string }
  /** The look at all hosts has news of one. */
  | { readonly type: 'told'; readonly host: Host }
  /** A look at one host ended. */
  | { readonly type: 'found'; readonly host: Host }
  /** A look at one host failed. */
  | { readonly type: 'lost'; readonly host: string; readonly error: FailureData }
  | { readonly type: 'listed'; readonly hosts: readonly Host[]; readonly failures: readonly FailureData[] }
  | { readonly type: 'failed'; readonly error: FailureData }
  | { readonly type: 'forget'; readonly host: string }

export const noHosts: HostList = { state: 'looking', rows: [], failures: [], forgotten: [] }

/** Updates the list. Unchanged hosts stay the same objects. */
export function hostListReducer(list: HostList, action: HostListAction): HostList {
  const { rows, forgotten } = list
  switch (action.type) {
    case 'begin':
      return { state: 'looking', rows: rows.map(({ host }) => ({ host, looking: true })), failures: [], forgotten: [] }
    case 'look':
      return { ...list, rows: rows.map((row) => (row.host.id === action.host ? { ...row, looking: true } : row)) }
    case 'told':
      return forgotten.includes(action.host.id) ? list : { ...list, rows: withHost(rows, action.host) }
    case 'found':
      return {
        ...list,
        rows: withHost(rows, action.host),
        forgotten: forgotten.filter((id) => id !== action.host.id),
      }
    case 'lost':
      return { ...list, rows: rows.map((row) => (row.host.id === action.host ? lost(row, action.error) : row)) }
    case 'listed': {
      const ids = action.hosts.map(({ id }) => id)
      const listed = action.hosts.filter(({ id }) => !forgotten.includes(id)).map((host) => settled(rows, host))
      const added = rows.filter(({ host, looking }) => !looking && !ids.includes(host.id))
      return { state: 'looked', rows: [...listed, ...added], failures: action.failures, forgotten }
    }
    case 'failed':
      return { ...list, state: 'failed', error: action.error }
    case 'forget':
      return {
        ...list,
        rows: rows.filter(({ host }) => host.id !== action.host),
        forgotten: [...forgotten, action.host],
      }
  }
}

function withHost(rows: readonly HostRow[], host: Host): readonly HostRow[] {
  const looking = host.state === 'looking'
  if (!rows.some((row) => row.host.id === host.id)) return [...rows, { host, looking }]
  return rows.map((row) => (row.host.id === host.id ? { host: looking ? row.host : host, looking } : row))
}

/** A row from an event stays: it is the newest. */
function settled(rows: readonly HostRow[], host: Host): HostRow {
  const row = rows.find((known) => known.host.id === host.id)
  return row && !row.looking ? row : { host, looking: false }
}

function lost({ host }: HostRow, error: FailureData): HostRow {
  return { host: { ...host, state: 'unreachable', detail: '', error }, looking: false }
}
