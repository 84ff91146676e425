import ssh2, { type BaseAgent, type ParsedKey } from 'ssh2'
import type { Param } from '../../../../shared/words/param.ts'
import { readTextIfThere } from '../../../read-limited.ts'
import type { SshDeps } from './deps.ts'
import { describePrivateKey, openPrivateKey, type PrivateKeyFile, parseKey } from './private-key.ts'
import type { LoginKeys } from './target.ts'

/** A key to offer to a server, with its signing function. */
export interface Identity {
  readonly publicKey: ParsedKey
  /** For messages: the file, or the agent's name for it. */
  readonly label: Param
  /** @param hash `sha256`, `sha512` or `sha1` for RSA keys; none for the others, which fix it themselves. */
  readonly sign: (data: Buffer, hash: string | undefined) => Promise<Buffer>
}

/** How often a passphrase may be mistyped, as in ssh. */
const attempts = 3

/**
 * The keys to offer, in OpenSSH's order (sshconnect2.c, pubkey_prepare): agent keys that a file also names, other agent
 * keys, then files. An encrypted file is opened after the server has accepted its public key, or at once if even the
 * public half is unreadable.
 */
export async function findIdentities(
  { files, onlyFiles, agent }: LoginKeys,
  deps: Pick<SshDeps, 'ask' | 'keyring'>,
  signal: AbortSignal | undefined,
): Promise<Identity[]> {
  const [ofAgent, read] = await Promise.all([agentIdentities(agent), Promise.all(files.map(readKeyFile))])
  const ofFiles: Identity[] = []
  for (const found of read) {
    const identity = found && (await fileIdentity(found, deps, signal))
    if (identity) ofFiles.push(identity)
  }
  const has = (list: readonly Identity[], key: Identity): boolean =>
    list.some(({ publicKey }) => publicKey.getPublicSSH().equals(key.publicKey.getPublicSSH()))
  const named = ofAgent.filter((key) => has(ofFiles, key))
  const others = onlyFiles ? [] : ofAgent.filter((key) => !has(ofFiles, key))
  return [...named, ...others, ...ofFiles.filter((key) => !has(ofAgent, key))]
}

/** How long an agent may take to list its keys. Signing may wait for a person's touch; listing may not. */
const agentMs = 5_000

/** A missing or misbehaving agent has no keys. */
async function agentIdentities(socket: string | undefined): Promise<Identity[]> {
  if (socket === undefined) return []
  const agent = ssh2.createAgent(socket) as BaseAgent<ParsedKey>
  const keys = await new Promise<readonly ParsedKey[]>((resolve) => {
    const timer = setTimeout(() => resolve([]), agentMs)
    agent.getIdentities((error, found = []) => {
      clearTimeout(timer)
      resolve(error ? [] : found.filter((key) => 'getPublicSSH' in key))
    })
  })
  return keys.map((key) => ({
    publicKey: key,
    label: key.comment || key.type,
    sign: (data, hash) =>
      new Promise((resolve, reject) => {
        const options = hash === undefined ? {} : { hash: hash as 'sha256' | 'sha512' }
        agent.sign(key, data, options, (error, signature) => {
          if (signature) resolve(signature)
          else reject(error ?? new Error('the agent did not sign'))
        })
      }),
  }))
}

interface KeyFile {
  readonly file: string
  readonly text: string
  readonly encrypted: boolean
  readonly publicKey: Buffer | undefined
  readonly tooSlow: PrivateKeyFile['tooSlow']
}

/** Bytes of a private key's file: RSA with 16,384 bits takes 13 kilobytes. */
const keyFileLimit = 65_536

async function readKeyFile(file: string): Promise<KeyFile | undefined> {
  const read = async (path: string): Promise<string> =>
    (await readTextIfThere(path, keyFileLimit).catch(() => '')) ?? ''
  const [text, beside] = await Promise.all([read(file), read(`${file}.pub`)])
  const described = describePrivateKey(text)
  if (!described) return undefined
  const publicKey = described.publicKey ?? publicKeyOf(beside)
  return { file, text, encrypted: described.encrypted, publicKey, tooSlow: described.tooSlow }
}

/** `ssh-ed25519 AAAA… comment` */
function publicKeyOf(line: string): Buffer | undefined {
  const base64 = line.trim().split(/\s+/)[1]
  return base64 === undefined ? undefined : Buffer.from(base64, 'base64')
}

async function fileIdentity(
  { file, text, encrypted, publicKey, tooSlow }: KeyFile,
  { ask, keyring }: Pick<SshDeps, 'ask' | 'keyring'>,
  signal: AbortSignal | undefined,
): Promise<Identity | undefined> {
  const open = (): Promise<ParsedKey | undefined> =>
    keyring.open(file, async () => {
      if (!encrypted) return openPrivateKey(text)
      if (tooSlow) return undefined
      for (let attempt = 1; attempt <= attempts; attempt += 1) {
        const passphrase = await ask({ kind: 'passphrase', file, attempt }, signal)
        if (passphrase === undefined) return undefined
        const key = openPrivateKey(text, passphrase)
        if (key) return key
      }
      return undefined
    })
  const known = (publicKey && parseKey(publicKey)) ?? (await open())
  if (!known) return undefined
  return {
    publicKey: known,
    label: labelOf(file, encrypted, tooSlow),
    sign: async (data, hash) => {
      const key = await open()
      if (!key) throw new Error(`${file} was not opened`)
      const signature: Buffer | Error = key.sign(data, hash)
      if (signature instanceof Error) throw signature
      return signature
    },
  }
}

function labelOf(file: string, encrypted: boolean, tooSlow: PrivateKeyFile['tooSlow']): Param {
  if (!tooSlow) return encrypted ? { phrase: 'encrypted-file', params: { file } } : file
  const { rounds, limit } = tooSlow
  return { phrase: 'encrypted-file-slow', params: { file, rounds: `${rounds}`, limit: `${limit}` } }
}
