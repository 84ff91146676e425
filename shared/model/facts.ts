import { z } from 'zod'
import { parentOf } from '../host-path.ts'

/** Whose a file is and who may use it, where a system says so as POSIX does. */
export const posixAccessSchema = z.object({
  /** Four octal digits. */
  mode: z.string(),
  uid: z.number().int(),
  gid: z.number().int(),
})
export type PosixAccess = z.infer<typeof posixAccessSchema>

/** One path as the survey found it. A path that is not listed does not exist. */
export const fileFactSchema = z.object({
  /** Absolute, parted by `/`: see shared/host-path.ts. */
  path: z.string(),
  kind: z.enum(['file', 'directory', 'symlink', 'other']),
  /** For a symlink: the file it leads to in the end; empty where it dangles. */
  target: z.string().optional(),
  /** Absent where the system has no modes. */
  posix: posixAccessSchema.optional(),
  /** Bytes. */
  size: z.number().int(),
  /** When the content was last written, seconds since 1970 by the host's clock; absent where the host cannot tell. */
  modified: z.number().int().optional(),
  /** SHA-256 of the content, 64 lower-case hex digits; absent for what is no file, or could not be read. */
  sha256: z.string().optional(),
  /** The content, where it is UTF-8 and could be read. Private keys are never carried. */
  text: z.string().optional(),
  /** The content otherwise. */
  base64: z.string().optional(),
})
export type FileFact = z.infer<typeof fileFactSchema>

/** What starts and restarts an engine, and its name there. */
export const serviceSchema = z.object({
  manager: z.enum(['systemd', 'systemd-user', 'openrc', 'sysv', 'boot2docker']),
  /** `docker.service`, `snap.docker.dockerd.service`; for the others the init script's name, `docker`. */
  name: z.string(),
})
export type Service = z.infer<typeof serviceSchema>

/** What is known of an engine of any kind. */
const anyEngineSchema = z.object({
  /** Absent where the engine does not run or may not be asked. */
  version: z.string().optional(),
  /** `unix:///var/run/docker.sock`; absent where none was found. */
  endpoint: z.string().optional(),
  /** Whether the surveying user could talk to it. */
  reachable: z.boolean(),
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
  /** The daemon's command line, where it runs. */
  args: z.array(z.string()),
  /** Its certs.d directory: where it looks for registries' certificates. */
  certsDir: z.string(),
  /** `containerd` (default of new installs since 29.0) or `classic`; absent when unknown. */
  imageStore: z.enum(['classic', 'containerd']).optional(),
  runningContainers: z.number().int().optional(),
  liveRestore: z.boolean().optional(),
  /** Absent where it was started by hand, or nobody knows. */
  service: serviceSchema.optional(),
  /** Registries and address ranges that it treats as insecure now, as it says itself; absent where it was not asked. */
  insecure: z.array(z.string()).optional(),
})
export type DockerEngine = z.infer<typeof dockerEngineSchema>

/**
 * One running or installed container engine. A new kind is a member of this union; what has to decide by kind then does
 * not compile before it has decided.
 */
export const engineSchema = z.discriminatedUnion('kind', [dockerEngineSchema])
export type Engine = z.infer<typeof engineSchema>
export type EngineKind = Engine['kind']

/** The kinds, for what comes from elsewhere. */
export const engineKindSchema = z.enum({ docker: 'docker' } as const satisfies { [Kind in EngineKind]: Kind })

/** A file that a change put, or that it needs as it is. */
const receiptFileSchema = z.object({
  path: z.string(),
  sha256: z.string(),
  /** The driver that put it, which is the one that knows how to take it away. */
  driver: z.string(),
  /** What Mooring made there, so that taking it back removes it: the file, or one setting in it. */
  made: z.enum(['file', 'setting']).optional(),
})
export type ReceiptFile = z.infer<typeof receiptFileSchema>

/** What a change left on the host to say which files are Mooring's: readable by everyone, free of secrets. */
export const receiptSchema = z.object({
  change: z.string(),
  registry: z.string(),
  kind: z.enum(['trust', 'insecure']),
  files: z.array(receiptFileSchema),
  /** Directories that the change made, parents first. */
  directories: z.array(z.string()),
  /** For `insecure`: until when it was wanted, ISO 8601. Nothing ends it by itself. */
  until: z.string().optional(),
})
export type Receipt = z.infer<typeof receiptSchema>

/** A receipt as the survey found it. */
const foundReceiptSchema = receiptSchema.extend({
  /** The journal that it lies in, where that is the user's own. */
  journal: z.string().optional(),
})
export type FoundReceipt = z.infer<typeof foundReceiptSchema>

/** What the host has to keep a system trust store with; the anchors themselves are among the files. */
export const trustStoreSchema = z.object({
  /** Which of `update-ca-certificates`, `update-ca-trust`, `apk` and NSS's `certutil` are there. */
  commands: z.array(z.string()),
  /** Directories of trust stores, anchors and bundles, that lie on a file system mounted read-only. */
  readOnly: z.array(z.string()),
  /** Booted by ostree: Silverblue, CoreOS, IoT. */
  ostree: z.boolean(),
})
export type TrustStore = z.infer<typeof trustStoreSchema>

/** Everything a driver may know about a host. Plain data, so that every driver is a pure function of it. */
export const hostFactsSchema = z.object({
  os: z.object({
    /** `uname -s`. */
    kernel: z.string(),
    /** os-release ID, VERSION_ID, PRETTY_NAME, ID_LIKE; empty where there is none. */
    id: z.string(),
    version: z.string(),
    name: z.string(),
    like: z.array(z.string()),
  }),
  /** Where a system does not count its users, 0 for its administrators. */
  user: z.object({ uid: z.number().int(), gid: z.number().int(), name: z.string(), home: z.string() }),
  /** `/`, or the top of the directory tree that stands for a host. Paths below are without it. */
  root: z.string(),
  /** Where changes are kept: journal (0700) and receipts (0755). */
  journal: z.string(),
  /** Where the surveying user keeps changes that need no root rights; absent for root, and in a directory tree. */
  ownJournal: z.string().optional(),
  engines: z.array(engineSchema),
  trustStore: trustStoreSchema.optional(),
  /** Directories of browsers' certificate databases, in NSS's shared form (cert9.db), in the homes that could be looked into. */
  nssDatabases: z.array(z.string()).optional(),
  /** Trust stores of Java runtimes that have a keytool, and what each leads to in the end. */
  javaStores: z.array(z.object({ cacerts: z.string(), real: z.string() })).optional(),
  files: z.array(fileFactSchema),
  receipts: z.array(foundReceiptSchema),
  /** The id of a change that was interrupted, if there is one and no one is working on it. */
  unfinished: z.string().optional(),
  /** The journal that it is in, where that is the user's own. */
  unfinishedIn: z.string().optional(),
  /** What the hosts of registries that were asked about resolve to there; no address where a name does not resolve. */
  names: z.array(z.object({ host: z.string(), addresses: z.array(z.string()) })).optional(),
  /** The host's clock, seconds since 1970, UTC. */
  clock: z.number().int(),
})
export type HostFacts = z.infer<typeof hostFactsSchema>

/** Whether it is the host itself, where programs run, and not a directory tree. */
export function isLive({ root }: Pick<HostFacts, 'root'>): boolean {
  return root === '/'
}

/** What is at a path; undefined where nothing is. */
export function fileAt(facts: HostFacts, path: string): FileFact | undefined {
  return facts.files.find((file) => file.path === path)
}

/** The same, a symlink followed to what it leads to; the link itself where that is not known. */
export function fileBehind(facts: HostFacts, path: string): FileFact | undefined {
  const there = fileAt(facts, path)
  if (there?.kind !== 'symlink' || !there.target) return there
  return fileAt(facts, there.target) ?? there
}

/** The files directly in a directory, in the order of their names. */
export function filesIn(facts: HostFacts, directory: string): FileFact[] {
  return facts.files
    .filter(({ path }) => path !== directory && parentOf(path) === directory)
    .sort((a, b) => (a.path < b.path ? -1 : 1))
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
