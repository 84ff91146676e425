import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { vi } from 'vitest'
import { createAuthority, createRequest } from '../../../main/authority/create.ts'
import { parseSubject } from '../../../main/certificates/write/subject.ts'
import { main } from '../../../main/cli/main.ts'
import { caExtensions, type Mint, openMint, openssl, serverExtensions } from '../certificates/mint.ts'
import { samplePem } from '../certificates/sample-certificate.ts'
import { hostFacts } from '../facts/host-facts.ts'
import { surveyAnswer } from '../facts/survey-answer.ts'
import { startHttps, type TestServer } from '../registry/tls-servers.ts'
import { say, startHostileServer } from '../ssh/hostile-server.ts'

/** Everything that a command may come upon: hosts as directory trees and as addresses, registries, files, changes. */
export interface ExitWorld {
  /** Where Mooring keeps its own files, and where it can't write. */
  readonly home: string
  readonly noHome: string
  /** Where a saved host, a change and the ssh_config are damaged. */
  readonly damagedHome: string
  /** Where a host key may be accepted: nowhere else is one. */
  readonly keyHome: string
  /** Trees: without anything, with the registry insecure, trusting it, the same with a changed file. */
  readonly bare: string
  readonly insecure: string
  readonly trusting: string
  readonly edited: string
  /** Trees with an interrupted change; in the second it can’t be rolled back. */
  readonly interrupted: string
  readonly stuck: string
  /** Changes in two of the trees, and one on a host that is gone. */
  readonly changes: { readonly trusting: string; readonly edited: string; readonly gone: string }
  /** Addresses of hosts: two where nothing listens, and one whose key nobody has verified. */
  readonly closed: string
  readonly closedToo: string
  readonly unverified: string
  readonly hostKey: string
  readonly registry: string
  readonly ca: string
  readonly otherCa: string
  readonly own: ExitAuthority
  readonly close: () => Promise<void>
}

/** An authority of one's own, and what it is asked. */
export interface ExitAuthority {
  readonly directory: string
  readonly expired: string
  /** One that may sign for example.com alone. */
  readonly limited: string
  /** Where nothing is yet. */
  readonly fresh: string
  readonly out: string
  readonly passphrase: string
  readonly request: string
  readonly weakRequest: string
  /** Of a certificate that it made. */
  readonly serial: string
}

/** Runs a command line in this process, with the real engine and nobody at the terminal. @returns its exit code. */
export async function runLine(home: string, ...line: readonly string[]): Promise<number> {
  vi.stubEnv('MOORING_HOME', home)
  vi.stubEnv('HOME', home)
  vi.stubEnv('SSH_AUTH_SOCK', '')
  const outputs = [process.stdout, process.stderr]
  for (const output of outputs) vi.spyOn(output, 'write').mockImplementation(() => true)
  try {
    return await main(line, '/nowhere')
  } finally {
    for (const output of outputs) vi.mocked(output.write).mockRestore()
    vi.unstubAllEnvs()
  }
}

export async function openExitWorld(): Promise<ExitWorld> {
  const directory = await mkdtemp(join(tmpdir(), 'mooring-exits-'))
  const at = (...parts: string[]): string => join(directory, ...parts)
  const home = at('home')
  const write = async (path: string, content: string): Promise<void> => {
    await mkdir(dirname(at(path)), { recursive: true })
    await writeFile(at(path), content)
  }
  await write('ca.pem', samplePem('anchor'))
  await write('other.pem', samplePem('other'))
  await write('file', '')
  for (const tree of ['bare', 'trusting', 'edited', 'interrupted', 'stuck']) {
    await mkdir(at(tree, 'etc/docker'), { recursive: true })
  }
  await write('insecure/etc/docker/daemon.json', '{"insecure-registries": ["127.0.0.1:1"]}\n')
  await write('damaged/hosts/web.json', '{')
  await write('damaged/state/changes/20260101-000000-000000.json', '{')
  await write('damaged/.ssh/config', 'Host "web\n')
  for (const tree of ['trusting', 'edited', 'interrupted', 'stuck']) {
    const exit = await runLine(home, 'trust', '127.0.0.1:1', '--ca', at('ca.pem'), '--root', at(tree), '--yes')
    if (exit !== 0) throw new Error(`${tree}: ${exit}`)
  }
  const anchorIn = (tree: string): string => at(tree, 'etc/docker/certs.d/127.0.0.1:1/ca.crt')
  for (const tree of ['edited', 'stuck']) await appendFile(anchorIn(tree), '# by hand\n')
  for (const tree of ['interrupted', 'stuck']) await interrupt(at(tree, 'var/lib/mooring'))
  const changes = await changesIn(join(home, 'state/changes'))
  const closed = 'ssh://ann@127.0.0.1:1'
  const gone = '20200101-000000-000000'
  const template = await readFile(join(home, 'state/changes', `${changes[at('trusting')]}.json`), 'utf8')
  const there = JSON.parse(template) as { data: object }
  await writeFile(
    join(home, 'state/changes', `${gone}.json`),
    JSON.stringify({ ...there, data: { ...there.data, id: gone, host: closed, root: '/' } }),
  )
  const mint = await openMint()
  const server = await startRegistry(mint)
  const ssh = await startHostileServer((_request, channel) => say(channel, surveyAnswer(hostFacts())))
  return {
    home,
    noHome: at('file', 'home'),
    damagedHome: at('damaged'),
    keyHome: at('keys'),
    bare: at('bare'),
    trusting: at('trusting'),
    edited: at('edited'),
    insecure: at('insecure'),
    interrupted: at('interrupted'),
    stuck: at('stuck'),
    changes: { trusting: changes[at('trusting')] ?? '', edited: changes[at('edited')] ?? '', gone },
    closed,
    closedToo: 'ssh://ann@127.0.0.1:2',
    unverified: `ssh://ann@127.0.0.1:${ssh.port}`,
    hostKey: ssh.fingerprint,
    registry: `127.0.0.1:${server.port}`,
    ca: at('ca.pem'),
    otherCa: at('other.pem'),
    own: await openExitAuthority(at('authority')),
    close: async () => {
      ssh.close()
      await server.close()
      await mint.remove()
      await rm(directory, { recursive: true })
    },
  }
}

/** What a journal looks like whose host lost its power in the middle of its only change. */
async function interrupt(journal: string): Promise<void> {
  const [change = ''] = await readdir(join(journal, 'changes'))
  await writeFile(join(journal, 'changes', change, 'state'), 'moving\n')
  await writeFile(join(journal, 'unfinished'), `${change}\n`)
}

/** The changes of a history, by their trees. */
async function changesIn(history: string): Promise<Readonly<Record<string, string>>> {
  const entries = await Promise.all(
    (await readdir(history)).map(async (name) => {
      const { data } = JSON.parse(await readFile(join(history, name), 'utf8')) as { data: { id: string; root: string } }
      return [data.root, data.id] as const
    }),
  )
  return Object.fromEntries(entries)
}

async function startRegistry({ mint }: Mint): Promise<TestServer> {
  const issuer = await mint('issuer', { extensions: caExtensions })
  const leaf = await mint('leaf', { issuer, extensions: serverExtensions('IP:127.0.0.1') })
  return startHttps({ cert: leaf.cert + issuer.cert, key: leaf.key })
}

async function openExitAuthority(directory: string): Promise<ExitAuthority> {
  const at = (name: string): string => join(directory, name)
  await mkdir(directory)
  await writeFile(at('passphrase'), 'correct horse\n')
  const subject = parseSubject('CN=1')
  const [notBefore, soon] = [new Date('2026-01-01T00:00:00Z'), new Date(Date.now() + 86_400_000)]
  const common = { subject, key: 'p256', passphrase: 'correct horse', names: [], notBefore } as const
  await createAuthority({ ...common, directory: at('ca'), notAfter: soon })
  await createAuthority({ ...common, directory: at('expired'), notAfter: new Date('2026-01-02T00:00:00Z') })
  await createAuthority({ ...common, directory: at('limited'), names: ['example.com'], notAfter: soon })
  const made = await createRequest({ directory, name: 'ann', subject, key: 'p256', names: [] })
  await openssl(
    'req',
    '-new',
    '-newkey',
    'rsa:1024',
    '-nodes',
    '-keyout',
    at('weak.key'),
    '-subj',
    '/CN=1',
    '-out',
    at('weak.csr'),
  )
  const own = { passphrase: at('passphrase'), request: made.file, weakRequest: at('weak.csr') }
  const line = [
    'authority',
    'sign',
    own.request,
    '--dir',
    at('ca'),
    '--passphrase-file',
    own.passphrase,
    '--out',
    at('first'),
    '--yes',
  ]
  if ((await runLine(directory, ...line)) !== 0) throw new Error('not signed')
  const index = await readFile(at('ca/index.txt'), 'utf8')
  const serial = index.split('\t')[3] ?? ''
  const places = {
    directory: at('ca'),
    expired: at('expired'),
    limited: at('limited'),
    fresh: at('fresh'),
    out: at('out'),
  }
  return { ...own, ...places, serial }
}
