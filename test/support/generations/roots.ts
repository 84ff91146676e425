import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cached } from '../../vm/cache.ts'
import { must } from '../processes/process.ts'
import { type Generation, generations, isWanted, type Suite, suites } from './engines.ts'

/** A small Debian with its own Docker as a directory; or why there is none. */
export type Root = { readonly directory: string } | { readonly missing: string }
export type Roots = Readonly<Record<Suite, Root>>

const unwanted: Root = { missing: 'only with MOORING_GENERATIONS=all' }

const everywhere = ['docker.io', 'containerd', 'iproute2', 'iptables', 'ca-certificates', 'procps', 'curl']
/** The client is a package of its own since trixie. */
const packages: Readonly<Record<Suite, readonly string[]>> = {
  bookworm: everywhere,
  trixie: [...everywhere, 'docker-cli'],
  sid: [...everywhere, 'docker-cli'],
}

/** The directory for a generation, if this run is about it. */
export function rootOf(generation: Generation, roots: Roots): Root {
  return isWanted(generation) ? roots[generation.suite] : unwanted
}

/**
 * Downloads each wanted release once (a minute and 550 MB each), from the mirror of this machine's apt sources. Needs root and
 * mount namespaces. Never throws.
 */
export async function prepareRoots(): Promise<Roots> {
  const roots: [Suite, Root][] = []
  for (const suite of suites) {
    const wanted = generations.some((generation) => generation.suite === suite && isWanted(generation))
    roots.push([suite, wanted ? await prepareRoot(suite) : unwanted])
  }
  return Object.fromEntries(roots) as Roots
}

async function prepareRoot(suite: Suite): Promise<Root> {
  const key = createHash('sha256').update(packages[suite].join(' ')).digest('hex').slice(0, 16)
  try {
    const directory = await cached(`root-${suite}`, key, (empty) => bootstrap(suite, empty))
    const { version } = generations.find((generation) => generation.suite === suite) ?? {}
    const actual = await readDockerVersion(directory)
    if (version === undefined || actual.startsWith(version)) return { directory }
    return { missing: `Debian ${suite} has Docker ${actual}, and not ${version}x` }
  } catch (error) {
    const said = (error instanceof Error ? error.message : `${error}`).trim().split('\n')
    return { missing: `Debian ${suite} could not be prepared: ${said[0]} ${said.length > 1 ? said.at(-1) : ''}`.trim() }
  }
}

async function readDockerVersion(directory: string): Promise<string> {
  const status = await readFile(join(directory, 'var/lib/dpkg/status'), 'utf8')
  return /^Package: docker\.io\n(?:.+\n)*?Version: (.+)$/m.exec(status)?.[1] ?? 'of no version'
}

/** debootstrap is only unpacked, never installed. What it mounts is gone with its namespaces. */
async function bootstrap(suite: Suite, directory: string): Promise<void> {
  const work = await mkdtemp(join(tmpdir(), 'mooring-debootstrap-'))
  try {
    const mirror = await findMirror()
    await must('apt-get', ['download', '-q', 'debootstrap'], { cwd: work })
    const archive = (await readdir(work)).find((name) => name.endsWith('.deb')) ?? ''
    await must('dpkg-deb', ['-x', archive, 'tree'], { cwd: work })
    const spaces = ['--mount', '--propagation', 'private', '--pid', '--fork', '--kill-child', '--mount-proc']
    const include = `--include=${packages[suite].join(',')}`
    const command = [join(work, 'tree/usr/sbin/debootstrap'), '--variant=minbase', include, suite, directory, mirror]
    const env = { ...process.env, DEBOOTSTRAP_DIR: join(work, 'tree/usr/share/debootstrap') }
    await must('nice', ['-n', '10', 'unshare', ...spaces, ...command], { env })
    await rm(join(directory, 'var/cache/apt/archives'), { recursive: true })
  } finally {
    await rm(work, { recursive: true })
  }
}

/** The first archive of Debian itself among the apt sources. */
async function findMirror(): Promise<string> {
  const listed = await must('apt-get', ['indextargets', '--format', '$(ORIGIN) $(REPO_URI)', 'Identifier: Packages'])
  const mirror = /^Debian (\S+)/m.exec(listed)?.[1]
  if (mirror === undefined) throw new Error('apt has no source of Debian')
  return mirror
}
