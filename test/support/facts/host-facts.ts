import { createHash } from 'node:crypto'
import { directoriesAbove } from '../../../shared/host-path.ts'
import type { DockerEngine, FileFact, HostFacts, TrustStore } from '../../../shared/model/facts.ts'
import type { Receipt } from '../../../shared/model/receipt.ts'

/** A sketch of a host: by default an ordinary Debian with one rootful Docker. */
export interface HostSketch {
  readonly root?: string
  readonly os?: Partial<HostFacts['os']>
  readonly trustStore?: Partial<TrustStore>
  readonly user?: Partial<HostFacts['user']>
  readonly engines?: readonly Partial<DockerEngine>[]
  /**
   * Path → content. A path that ends in `/` is a directory; `-> target` is a symlink; parents are added automatically.
   */
  readonly files?: Readonly<Record<string, string>>
  /** Path → when it was last written, if a test needs it. */
  readonly modified?: Readonly<Record<string, number>>
  readonly nssDatabases?: readonly string[]
  readonly javaStores?: HostFacts['javaStores']
  readonly receipts?: readonly Receipt[]
  readonly unfinished?: string
}

const usualEngine: DockerEngine = {
  kind: 'docker',
  flavour: 'rootful',
  version: '20.10.24',
  endpoint: 'unix:///var/run/docker.sock',
  reachable: true,
  pid: 100,
  args: ['dockerd'],
  certsDir: '/etc/docker/certs.d',
  imageStore: 'classic',
  runningContainers: 0,
  liveRestore: false,
  uid: 0,
  gid: 0,
}

/** Facts of a sketched host. */
export function hostFacts(sketch: HostSketch = {}): HostFacts {
  const receipts = [...(sketch.receipts ?? [])]
  const receiptFiles = Object.fromEntries(
    receipts.map((receipt) => [`/var/lib/mooring/receipts/${receipt.change}.json`, JSON.stringify(receipt)]),
  )
  return {
    os: {
      kernel: 'Linux',
      id: 'debian',
      version: '12',
      name: 'Debian GNU/Linux 12 (bookworm)',
      like: [],
      ...sketch.os,
    },
    user: { uid: 0, gid: 0, name: 'root', home: '/root', ...sketch.user },
    root: sketch.root ?? '/',
    journal: '/var/lib/mooring',
    engines: (sketch.engines ?? [{}]).map((engine) => ({ ...usualEngine, ...engine })),
    ...(sketch.trustStore ? { trustStore: { commands: [], readOnly: [], ostree: false, ...sketch.trustStore } } : {}),
    files: fileFacts({ '/etc/docker/': '', ...sketch.files, ...receiptFiles }).map((file) => {
      const modified = sketch.modified?.[file.path]
      return modified === undefined ? file : { ...file, modified }
    }),
    nssDatabases: [...(sketch.nssDatabases ?? [])],
    javaStores: sketch.javaStores ?? [],
    receipts,
    clock: 1_767_225_600,
    ...(sketch.unfinished === undefined ? {} : { unfinished: sketch.unfinished }),
  }
}

function fileFacts(files: Readonly<Record<string, string>>): FileFact[] {
  const facts = new Map<string, FileFact>()
  for (const [path, content] of Object.entries(files)) {
    for (const parent of directoriesAbove(path.replace(/\/$/, ''))) facts.set(parent, directory(parent))
    const fact = path.endsWith('/') ? directory(path.slice(0, -1)) : fileFact(path, content)
    facts.set(fact.path, fact)
  }
  return [...facts.values()].sort((a, b) => (a.path < b.path ? -1 : 1))
}

const owner = { uid: 0, gid: 0 }

function directory(path: string): FileFact {
  return { path, kind: 'directory', posix: { mode: '0755', ...owner }, size: 4096 }
}

function fileFact(path: string, content: string): FileFact {
  const about = { path, size: Buffer.byteLength(content) }
  if (content.startsWith('-> '))
    return { ...about, kind: 'symlink', target: content.slice(3), posix: { mode: '0777', ...owner } }
  const sha256 = createHash('sha256').update(content).digest('hex')
  const isKey = path.endsWith('.key')
  const posix = { mode: isKey ? '0600' : '0644', ...owner }
  return { ...about, kind: 'file', posix, sha256, ...(isKey ? {} : { text: content }) }
}
