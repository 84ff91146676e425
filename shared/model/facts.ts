import { z } from 'zod'
import { directoriesAbove, parentOf } from '../host-path.ts'
import { changeIdSchema, pathSchema, plannedPathSchema, sha256Schema } from './host-values.ts'
import { entriesSchema, leftoverSchema } from './journal.ts'
import { damagedReceiptSchema, foundReceiptSchema } from './receipt.ts'

/** Whose a file is and who may use it, where a system says so as POSIX does. */
export const posixAccessSchema = z.object({
  /** Four octal digits. */
  mode: z.string().regex(/^[0-7]{4}$/),
  uid: z.number().int(),
  gid: z.number().int(),
})
export type PosixAccess = z.infer<typeof posixAccessSchema>

/** One path as the survey found it. A path that is not listed does not exist. */
export const fileFactSchema = z.object({
  /** Absolute, separated by `/`: see shared/host-path.ts. */
  path: pathSchema,
  kind: z.enum(['file', 'directory', 'symlink', 'other']),
  /** For a symlink: its final target; empty if it dangles. */
  target: pathSchema.optional(),
  /** Absent where the system has no modes. */
  posix: posixAccessSchema.optional(),
  /** Bytes. */
  size: z.number().int(),
  /** When the content was last written, seconds since 1970 by the host's clock; absent if the host does not know. */
  modified: z.number().int().optional(),
  /** SHA-256 of the content, 64 lower-case hex digits; absent if it is not a file or could not be read. */
  sha256: sha256Schema.optional(),
  /** The content, if it is readable UTF-8. Never of private keys. */
  text: z.string().optional(),
  /** The content otherwise. */
  base64: z.string().optional(),
})
export type FileFact = z.infer<typeof fileFactSchema>

/** The manager that starts and restarts an engine, and the service's name there. */
export const serviceSchema = z.object({
  manager: z.enum(['systemd', 'systemd-user', 'openrc', 'sysv', 'boot2docker']),
  /** `docker.service`, `snap.docker.dockerd.service`; for the others the init script's name, `docker`. */
  name: z.string().regex(/^[0-9A-Za-z._:@\\-]{1,256}$/),
})
export type Service = z.infer<typeof serviceSchema>

/** The facts about an engine of any kind. */
const anyEngineSchema = z.object({
  /** Absent if the engine does not run or may not be asked, and for Docker before 1.9 where only its API tells. */
  version: z.string().optional(),
  /** `unix:///var/run/docker.sock`; absent if none was found. */
  endpoint: z.string().optional(),
  /** Whether the surveying user could talk to it. */
  reachable: z.boolean(),
  /** It was asked and did not answer in time. */
  isSilent: z.literal(true).optional(),
  pid: z.number().int().optional(),
  /** When that process started, seconds since 1970 by the host's clock. */
  since: z.number().int().optional(),
  /** Who owns its files. */
  uid: z.number().int(),
  gid: z.number().int(),
})

/** A Docker daemon. */
export const dockerEngineSchema = anyEngineSchema.extend({
  kind: z.literal('docker'),
  /** `desktop`: Docker Desktop, whose daemon runs in a virtual machine: no process of it is seen, and no service. */
  flavour: z.enum(['rootful', 'rootless', 'snap', 'desktop']),
  /** The daemon's command line, if it runs. */
  args: z.array(z.string()),
  /** Its certs.d directory: where it looks for registries' certificates. */
  certsDir: plannedPathSchema,
  /** `containerd` (default of new installs since 29.0) or `classic`; absent when unknown. */
  imageStore: z.enum(['classic', 'containerd']).optional(),
  runningContainers: z.number().int().optional(),
  liveRestore: z.boolean().optional(),
  /** Absent if it was started by hand, or if unknown. */
  service: serviceSchema.optional(),
  /**
   * The registries and address ranges that it now treats as insecure, by its own report; absent if it was not asked.
   */
  insecure: z.array(z.string()).optional(),
})
export type DockerEngine = z.infer<typeof dockerEngineSchema>

/**
 * One running or installed container engine. A new kind is a member of this union; code that decides by kind then does
 * not compile until it covers it.
 */
export const engineSchema = z.discriminatedUnion('kind', [dockerEngineSchema])
export type Engine = z.infer<typeof engineSchema>
export type EngineKind = Engine['kind']

/** The kinds, for checking outside data. */
export const engineKindSchema = z.enum({ docker: 'docker' } as const satisfies { [Kind in EngineKind]: Kind })

/** The host's tools for its system trust store; the anchors themselves are among the files. */
export const trustStoreSchema = z.object({
  /** Which of `update-ca-certificates`, `update-ca-trust`, `apk` and NSS's `certutil` are installed. */
  commands: z.array(z.string()),
  /** Directories of trust stores, anchors and bundles, on a read-only file system. */
  readOnly: z.array(z.string()),
  /** Booted by ostree: Silverblue, CoreOS, IoT. */
  ostree: z.boolean(),
})
export type TrustStore = z.infer<typeof trustStoreSchema>

/** All facts about a host for drivers. Plain data, so that every driver is a pure function of it. */
export const hostFactsSchema = z.object({
  os: z.object({
    /** `uname -s`. */
    kernel: z.string(),
    /** os-release ID, VERSION_ID, PRETTY_NAME, ID_LIKE; empty if there is none. */
    id: z.string(),
    version: z.string(),
    name: z.string(),
    like: z.array(z.string()),
  }),
  /** Where a system does not count its users, 0 for its administrators. */
  user: z.object({ uid: z.number().int(), gid: z.number().int(), name: z.string(), home: z.string() }),
  /** Which of `sudo` and `pkexec` the surveying user finds; absent in a directory tree. */
  rootCommands: z.array(z.string()).optional(),
  /** `/`, or the top of the directory tree that stands for a host. Paths below are without it. */
  root: plannedPathSchema,
  /** Where changes are kept. */
  journal: plannedPathSchema,
  /** The surveying user's own journal, for changes without root rights; absent for root, and in a directory tree. */
  ownJournal: plannedPathSchema.optional(),
  engines: z.array(engineSchema),
  trustStore: trustStoreSchema.optional(),
  /** Directories of browsers' certificate databases, in NSS's shared form (cert9.db), in the readable homes. */
  nssDatabases: z.array(pathSchema).optional(),
  /** Trust stores of Java runtimes that have a keytool, and their final targets. */
  javaStores: z.array(z.object({ cacerts: pathSchema, real: pathSchema })).optional(),
  files: z.array(fileFactSchema),
  receipts: z.array(foundReceiptSchema),
  damagedReceipts: z.array(damagedReceiptSchema).optional(),
  /** The id of a change that was interrupted, if there is one and no one is working on it. */
  unfinished: changeIdSchema.optional(),
  /** Its journal, if that is the user's own. */
  unfinishedIn: plannedPathSchema.optional(),
  leftovers: z.array(leftoverSchema).optional(),
  /** Of each journal whose changes can be listed. */
  entries: z.array(entriesSchema).optional(),
  /** The addresses of the requested registries' hosts, resolved there; none if a name does not resolve. */
  names: z.array(z.object({ host: z.string(), addresses: z.array(z.string()) })).optional(),
  /** The host's clock, seconds since 1970, UTC. */
  clock: z.number().int(),
})
export type HostFacts = z.infer<typeof hostFactsSchema>

/** Whether it is the host itself, where programs run, and not a directory tree. */
export function isLive({ root }: Pick<HostFacts, 'root'>): boolean {
  return root === '/'
}

/** Files by their paths, and by the directories that they are in. */
interface FileIndex {
  readonly byPath: ReadonlyMap<string, FileFact>
  readonly byParent: ReadonlyMap<string, readonly FileFact[]>
}

/** Drivers ask for paths again and again, and a host may have thousands: facts do not change, so an index is kept. */
const indexes = new WeakMap<readonly FileFact[], FileIndex>()

function indexOf({ files }: HostFacts): FileIndex {
  const kept = indexes.get(files)
  if (kept) return kept
  const byPath = new Map<string, FileFact>()
  const byParent = new Map<string, FileFact[]>()
  for (const file of files) {
    if (!byPath.has(file.path)) byPath.set(file.path, file)
    const parent = parentOf(file.path)
    const beside = byParent.get(parent) ?? []
    byParent.set(parent, beside)
    beside.push(file)
  }
  const index = { byPath, byParent }
  indexes.set(files, index)
  return index
}

/** What is at a path; undefined where nothing is. */
export function fileAt(facts: HostFacts, path: string): FileFact | undefined {
  return indexOf(facts).byPath.get(path)
}

/** The same, with a symlink's target in its place; the link itself if its target is unknown. */
export function fileBehind(facts: HostFacts, path: string): FileFact | undefined {
  const there = fileAt(facts, path)
  if (there?.kind !== 'symlink' || !there.target) return there
  return fileAt(facts, there.target) ?? there
}

/** The files directly in a directory, sorted by name. */
export function filesIn(facts: HostFacts, directory: string): FileFact[] {
  const there = indexOf(facts).byParent.get(directory) ?? []
  return there.filter(({ path }) => path !== directory).sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** A directory that a user may not list or enter. Groups are not looked at: it may be open all the same. */
export function isClosed({ kind, posix }: FileFact, user: HostFacts['user']): boolean {
  if (kind !== 'directory' || !posix || user.uid === 0 || posix.uid === user.uid) return false
  return (Number.parseInt(posix.mode, 8) & 0o005) !== 0o005
}

/** Whether nothing is at a path, as far as whoever surveyed can see. */
export function isGone(facts: HostFacts, path: string): boolean {
  if (fileAt(facts, path)) return false
  const above = directoriesAbove(path).map((directory) => fileAt(facts, directory))
  return !above.some((there) => there && isClosed(there, facts.user))
}

/** The engines that are Docker's. */
export function dockerEngines({ engines }: Pick<HostFacts, 'engines'>): DockerEngine[] {
  return engines.flatMap((engine) => (engine.kind === 'docker' ? [engine] : []))
}

/**
 * The Docker that a host without any engine is made ready for: a rootful one at its usual place. None where there is an
 * engine of whatever kind: nobody says that Docker will come there too.
 */
export function expectedDocker({ engines }: Pick<HostFacts, 'engines'>): DockerEngine[] {
  const usual = { kind: 'docker', flavour: 'rootful', certsDir: '/etc/docker/certs.d', uid: 0, gid: 0 } as const
  return engines.length === 0 ? [{ ...usual, reachable: false, args: [] }] : []
}
