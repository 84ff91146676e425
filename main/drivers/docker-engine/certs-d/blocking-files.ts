import { baseName } from '../../../../shared/host-path.ts'
import { dockerEngines, type FileFact, fileBehind, filesIn, type HostFacts } from '../../../../shared/model/facts.ts'
import type { Draft, Note, RemoveOp } from '../../../../shared/model/plan.ts'
import { makeNote, type Severities } from '../../../../shared/note.ts'
import { pemBlocks } from '../../../../shared/pem.ts'
import type { Phrase } from '../../../../shared/words/param.ts'

/** Where an engine of this host stops at the file. */
const stopping = {
  'orphan-certificate': 'error',
  'orphan-key': 'error',
  'unreadable-certificate': 'error',
  'certificate-dangling': 'error',
  'certificate-directory': 'error',
} as const satisfies Severities

/** Where only others would: the other image store, docker login, builds. */
const harmful = {
  'orphan-certificate': 'warning',
  'orphan-key': 'warning',
  'unreadable-certificate': 'warning',
  'certificate-dangling': 'warning',
  'certificate-directory': 'warning',
} as const satisfies { [Code in keyof typeof stopping]: 'warning' }

type Store = 'classic' | 'containerd'

/**
 * The image stores that stop at each. Rules: moby daemon/pkg/registry/registry.go loadTLSConfig; containerd
 * core/remotes/docker/config/hosts.go loadCertFiles.
 */
const stops: Readonly<Record<keyof typeof stopping, readonly Store[]>> = {
  'orphan-certificate': ['classic', 'containerd'],
  'orphan-key': ['classic'],
  'unreadable-certificate': ['containerd'],
  'certificate-dangling': ['classic', 'containerd'],
  'certificate-directory': ['classic'],
}

/** A file of a registry's directory that some Docker stops at, whatever else the directory has. */
export interface BlockingFile {
  readonly path: string
  /** What stops there. */
  readonly who: Phrase
  readonly note: Note
  /** Sets it aside: its content stays in the change's entry, and undo restores it. Absent for what is no file. */
  readonly remove?: RemoveOp
}

interface Circumstances {
  /** The paths that the plan writes there: what these complete or replace does not stop anyone. */
  readonly planned?: ReadonlySet<string>
  /** The registry is insecure: the classic store then reads nothing there, the containerd store and builds all of it. */
  readonly isInsecure?: boolean
}

/** What some Docker stops at in a registry's directory. */
export function blockingFiles(
  facts: HostFacts,
  directory: string,
  { planned = new Set(), isInsecure = false }: Circumstances = {},
): BlockingFile[] {
  const files = filesIn(facts, directory)
  const names = new Set([...planned, ...files.map(({ path }) => path)])
  return files.flatMap((file): BlockingFile[] => {
    const code = planned.has(file.path) ? undefined : faultOf(facts, file, names)
    const stores = code ? stops[code].filter((store) => store === 'containerd' || !isInsecure) : []
    if (code === undefined || stores.length === 0) return []
    const { path } = file
    const isStopped = stopsEngine(facts, stores)
    // Builds read the directory as the containerd store does, and logins as the classic one, whatever the engine has.
    const other = stores.includes('containerd') ? 'blocked-build' : 'blocked-login'
    const who = { phrase: isStopped ? 'blocked-docker' : other } as const
    const params = { path, missing: baseName(partnerOf(path) ?? ''), who }
    const note = makeNote(isStopped ? stopping : harmful, code, params)
    return [{ path, who, note, ...(file.kind === 'file' ? { remove: { op: 'remove', path } } : {}) }]
  })
}

/** Those that a person wants set aside go; of the others a plan tells, and of what could be set aside. */
export function settingAside(
  blocking: readonly BlockingFile[],
  setAside = false,
): { readonly removes: RemoveOp[] } & Required<Pick<Draft, 'notes' | 'toSetAside'>> {
  const removes = blocking.flatMap(({ remove }) => remove ?? [])
  const staying = blocking.filter(({ remove }) => !setAside || !remove)
  return {
    removes: setAside ? removes : [],
    notes: staying.map(({ note }) => note),
    toSetAside: setAside ? [] : removes.map(({ path }) => path),
  }
}

function faultOf(facts: HostFacts, file: FileFact, names: ReadonlySet<string>): keyof typeof stopping | undefined {
  const { path } = file
  if (path.endsWith('.crt')) {
    const behind = fileBehind(facts, path)
    if (file.kind === 'symlink' && file.target === '') return 'certificate-dangling'
    if (behind?.kind === 'directory') return 'certificate-directory'
    return behind?.text !== undefined && !isCertificateFile(behind.text) ? 'unreadable-certificate' : undefined
  }
  const partner = partnerOf(path)
  if (partner === undefined || names.has(partner)) return undefined
  return path.endsWith('.cert') ? 'orphan-certificate' : 'orphan-key'
}

/** Before Docker 29, whose new installs have the containerd store, an engine that does not say has the classic one. */
function stopsEngine(facts: HostFacts, stores: readonly Store[]): boolean {
  const engines = dockerEngines(facts)
  return engines.length === 0 || engines.some(({ imageStore = 'classic' }) => stores.includes(imageStore))
}

/** The other half of a client pair by its name; undefined for what is no half. */
export function partnerOf(path: string): string | undefined {
  if (path.endsWith('.cert')) return `${path.slice(0, -'.cert'.length)}.key`
  if (path.endsWith('.key')) return `${path.slice(0, -'.key'.length)}.cert`
  return undefined
}

function isCertificateFile(text: string): boolean {
  return pemBlocks(text).some((block) => block.label === 'CERTIFICATE')
}
