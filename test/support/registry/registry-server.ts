import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { must, type Running, run, start, until } from '../processes/process.ts'

/** A real registry, with a self-signed certificate if it was given no other one, on an address outside loopback. */
export interface RegistryServer {
  /** As in image names: `address:port`. */
  readonly name: string
  readonly certificatePem: string
  /** In openssl's form. */
  readonly fingerprint: string
  /** Gets a new certificate and restarts. */
  readonly renew: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** Where a registry runs; a network namespace is one. */
export interface RegistryPlace {
  /** As in image names and in the certificate. */
  readonly address: string
  /** The network namespace; absent for this machine's own. */
  readonly name?: string
  /** The address to listen on, if others see it by another one. */
  readonly listen?: string
}

export interface RegistryOptions {
  /** 5000 if absent. */
  readonly port?: number
  /** A CA file; clients must then have a certificate of this CA. */
  readonly clientCa?: string
  /** Files of its chain, its own certificate first, and of its key. */
  readonly pair?: { readonly chain: string; readonly key: string }
}

/** Starts Debian's docker-registry. */
export async function startRegistry(
  place: RegistryPlace,
  { port = 5000, clientCa, pair }: RegistryOptions = {},
): Promise<RegistryServer> {
  const directory = await mkdtemp(join(tmpdir(), 'mooring-registry-'))
  const [certificate, key, config] = ['cert.pem', 'key.pem', 'config.yml'].map((name) => join(directory, name)) as [
    string,
    string,
    string,
  ]
  const { address, name: namespace, listen = address } = place
  await writeFile(
    config,
    JSON.stringify({
      version: '0.1',
      storage: { filesystem: { rootdirectory: join(directory, 'data') } },
      http: {
        addr: `${listen}:${port}`,
        tls: { certificate, key, ...(clientCa === undefined ? {} : { clientcas: [clientCa] }) },
      },
    }),
  )
  const serve = async (): Promise<Running> => {
    if (pair) await Promise.all([copyFile(pair.chain, certificate), copyFile(pair.key, key)])
    else await mint(certificate, key, address)
    const [program = '', ...args] = [
      ...(namespace === undefined ? [] : ['ip', 'netns', 'exec', namespace]),
      ...['docker-registry', 'serve', config],
    ]
    const running = start(program, args)
    const url = `https://${listen}:${port}/v2/`
    // 7 means a closed port. Other failures may be the registry's own answer to a client without a certificate.
    await until(`the registry at ${url}`, async () => (await run('curl', ['-sk', '-o', '/dev/null', url])).code !== 7)
    return running
  }
  let running = await serve()
  let pem = await readFile(certificate, 'utf8')
  let fingerprint = await fingerprintOf(certificate)
  return {
    name: `${address}:${port}`,
    get certificatePem() {
      return pem
    },
    get fingerprint() {
      return fingerprint
    },
    renew: async () => {
      await running.stop()
      running = await serve()
      pem = await readFile(certificate, 'utf8')
      fingerprint = await fingerprintOf(certificate)
    },
    stop: async () => {
      await running.stop()
      await rm(directory, { recursive: true, force: true })
    },
  }
}

async function mint(certificate: string, key: string, address: string): Promise<void> {
  const algorithm = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes']
  const about = ['-subj', '/CN=registry.example.com', '-days', '90', '-addext', `subjectAltName=IP:${address}`]
  await must('openssl', ['req', '-x509', ...algorithm, '-keyout', key, '-out', certificate, ...about])
}

async function fingerprintOf(certificate: string): Promise<string> {
  const text = await must('openssl', ['x509', '-in', certificate, '-noout', '-fingerprint', '-sha256'])
  return text.trim().replace(/^.*=/, '')
}
