import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { must, type Running, run, start, until } from '../processes/process.ts'
import { htpasswd, type TokenServer, tokenIssuer, tokenService } from './sign-in.ts'

/** A real registry, with a self-signed certificate if it was given no other one, on an address outside loopback. */
export interface RegistryServer {
  /** As in image names: `address:port`, or `address` alone for port 443. */
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
  readonly pair?: ServerPair
  /** Who may sign in, and where; anonymous if absent. The account is that of `sign-in.ts`. */
  readonly signIn?: 'basic' | TokenServer
}

/** Files of a server's chain, its own certificate first, and of its key. */
export interface ServerPair {
  readonly chain: string
  readonly key: string
}

/** Starts Debian's docker-registry. */
export async function startRegistry(
  place: RegistryPlace,
  { port = 5000, clientCa, pair, signIn }: RegistryOptions = {},
): Promise<RegistryServer> {
  const directory = await mkdtemp(join(tmpdir(), 'mooring-registry-'))
  const [certificate, key, config, accounts] = ['cert.pem', 'key.pem', 'config.yml', 'htpasswd'].map((name) =>
    join(directory, name),
  ) as [string, string, string, string]
  const { address, name: namespace, listen = address } = place
  if (signIn === 'basic') await writeFile(accounts, htpasswd)
  await writeFile(
    config,
    JSON.stringify({
      version: '0.1',
      storage: { filesystem: { rootdirectory: join(directory, 'data') } },
      ...(signIn === undefined ? {} : { auth: authSettings(signIn, accounts) }),
      http: {
        addr: `${listen}:${port}`,
        tls: { certificate, key, ...(clientCa === undefined ? {} : { clientcas: [clientCa] }) },
      },
    }),
  )
  const within = namespace === undefined ? [] : ['ip', 'netns', 'exec', namespace]
  const serve = async (): Promise<Running> => {
    if (pair) await Promise.all([copyFile(pair.chain, certificate), copyFile(pair.key, key)])
    else await mint(certificate, key, address)
    const [program = '', ...args] = [...within, 'docker-registry', 'serve', config]
    const running = start(program, args)
    const url = `https://${listen}:${port}/v2/`
    // 7 means a closed port. Other failures may be the registry's own answer to a client without a certificate.
    const [ask = '', ...words] = [...within, 'curl', '-sk', '-o', '/dev/null', url]
    await until(`the registry at ${url}`, async () => (await run(ask, words)).code !== 7)
    return running
  }
  let running = await serve()
  let pem = await readFile(certificate, 'utf8')
  let fingerprint = await fingerprintOf(certificate)
  return {
    name: port === 443 ? address : `${address}:${port}`,
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

/** @param accounts the file of Basic's accounts */
function authSettings(signIn: 'basic' | TokenServer, accounts: string): object {
  if (signIn === 'basic') return { htpasswd: { realm: 'registry', path: accounts } }
  const { realm, signer } = signIn
  return { token: { realm, service: tokenService, issuer: tokenIssuer, rootcertbundle: signer } }
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
