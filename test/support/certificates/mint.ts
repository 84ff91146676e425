import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { must } from '../processes/process.ts'

/** Runs openssl and returns its standard output. */
export function openssl(...args: string[]): Promise<string> {
  return must('openssl', args)
}

/** A certificate and its key, as PEM and as files. */
export interface Minted {
  readonly cert: string
  readonly key: string
  readonly certFile: string
  readonly keyFile: string
}

export interface MintOptions {
  /** OpenSSL's spelling; `/CN=<name>` if absent. */
  readonly subject?: string
  /** Self-signed if absent. */
  readonly issuer?: Minted
  /**
   * An algorithm for genpkey; `EC:P-256` if absent. RSA with its bits, and its public exponent if it matters:
   * `RSA:2048`.
   */
  readonly keyKind?: 'ED25519' | 'ED448' | `EC:${string}` | `RSA:${number}` | `RSA:${number}:${bigint}`
  /** Uses another certificate's key. */
  readonly keyOf?: Minted
  /** Lines of an x509v3 section. Without any the certificate is of version 1. */
  readonly extensions?: readonly string[]
  readonly days?: number
  readonly digest?: string
  readonly serial?: string
}

export const caExtensions: readonly string[] = [
  'basicConstraints=critical,CA:TRUE',
  'keyUsage=critical,keyCertSign,cRLSign',
  'subjectKeyIdentifier=hash',
]

/** @param names as openssl writes them: `DNS:registry.test`, `IP:127.0.0.1`. */
export function serverExtensions(...names: string[]): string[] {
  return ['basicConstraints=CA:FALSE', 'extendedKeyUsage=serverAuth', `subjectAltName=${names.join(',')}`]
}

/** A directory in which certificates are made with the openssl program. */
export interface Mint {
  readonly directory: string
  readonly mint: (name: string, options?: MintOptions) => Promise<Minted>
  /** Writes several certificates to one file, in order, and returns its path. */
  readonly bundle: (name: string, ...certificates: readonly Minted[]) => Promise<string>
  readonly remove: () => Promise<void>
}

export async function openMint(): Promise<Mint> {
  const directory = await mkdtemp(join(tmpdir(), 'mooring-mint-'))
  return {
    directory,
    mint: (name, options = {}) => mint(directory, name, options),
    bundle: async (name, ...certificates) => {
      const path = join(directory, `${name}.pem`)
      await writeFile(path, certificates.map(({ cert }) => cert).join(''))
      return path
    },
    remove: () => rm(directory, { recursive: true, force: true }),
  }
}

async function mint(directory: string, name: string, options: MintOptions): Promise<Minted> {
  const [keyFile, requestFile, extensionFile, certFile] = ['key', 'csr', 'ext', 'crt'].map((suffix) =>
    join(directory, `${name}.${suffix}`),
  ) as [string, string, string, string]
  const { issuer, extensions, digest = 'sha256', days = 400 } = options
  if (options.keyOf) await writeFile(keyFile, options.keyOf.key)
  else await openssl('genpkey', ...keyArguments(options.keyKind ?? 'EC:P-256'), '-out', keyFile)
  await openssl('req', '-new', '-utf8', '-key', keyFile, '-subj', options.subject ?? `/CN=${name}`, '-out', requestFile)
  if (extensions) await writeFile(extensionFile, `${extensions.join('\n')}\n`)
  await openssl(
    ...['x509', '-req', '-in', requestFile, '-out', certFile, '-days', String(days), `-${digest}`],
    ...(issuer ? ['-CA', issuer.certFile, '-CAkey', issuer.keyFile] : ['-signkey', keyFile]),
    ...(extensions ? ['-extfile', extensionFile] : []),
    ...(options.serial === undefined ? [] : ['-set_serial', options.serial]),
  )
  const [cert, key] = await Promise.all([readFile(certFile, 'utf8'), readFile(keyFile, 'utf8')])
  return { cert, key, certFile, keyFile }
}

function keyArguments(kind: string): string[] {
  const [algorithm = '', parameter = '', exponent = '65537'] = kind.split(':')
  if (algorithm === 'RSA') {
    const options = [`rsa_keygen_bits:${parameter}`, `rsa_keygen_pubexp:${exponent}`]
    return ['-algorithm', 'RSA', ...options.flatMap((option) => ['-pkeyopt', option])]
  }
  if (algorithm === 'EC') return ['-algorithm', 'EC', '-pkeyopt', `ec_paramgen_curve:${parameter}`]
  return ['-algorithm', algorithm]
}

/** A certificate's fingerprint in openssl's form. */
export async function opensslFingerprint(certFile: string): Promise<string> {
  const line = await openssl('x509', '-in', certFile, '-noout', '-fingerprint', '-sha256')
  return line.trim().replace(/^.*=/, '')
}
