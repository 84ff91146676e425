import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openssl } from '../certificates/mint.ts'
import { start, until } from '../processes/process.ts'
import type { RegistryPlace, ServerPair } from './registry-server.ts'

/** The account that every registry with sign-in knows. */
export const account = { user: 'anna', password: 'under the keel' } as const

/** The account as htpasswd -B writes it, of the cheapest kind. */
export const htpasswd = `${account.user}:$2b$04$PcEGxj6lbeWBXfWDVCL3R.zOqSfxXqDAjx3hghEk8wKxFj3.3HppG\n`

export const tokenService = 'registry.test'
export const tokenIssuer = 'token.test'

/** A server that signs in for registries; anybody gets a token there, but only the account one that allows anything. */
export interface TokenServer {
  readonly realm: string
  /** The certificate of the key that signs the tokens, as a file. */
  readonly signer: string
  readonly stop: () => Promise<void>
}

const program = join(import.meta.dirname, 'token-server.mjs')

/** Starts one over TLS. */
export async function startTokenServer(
  { address, name }: RegistryPlace,
  { port, pair }: { readonly port: number; readonly pair: ServerPair },
): Promise<TokenServer> {
  const directory = await mkdtemp(join(tmpdir(), 'mooring-tokens-'))
  const [signer, signingKey, settings] = ['signer.pem', 'signer.key', 'settings.json'].map((file) =>
    join(directory, file),
  ) as [string, string, string]
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-subj', '/CN=token signer']
  await openssl('req', '-x509', ...kind, '-keyout', signingKey, '-out', signer, '-days', '90')
  const names = { service: tokenService, issuer: tokenIssuer, ...account }
  await writeFile(settings, JSON.stringify({ address, port, ...pair, signer, signingKey, ...names }))
  const within = name === undefined ? [] : ['ip', 'netns', 'exec', name]
  const [command = '', ...args] = [...within, process.execPath, program, settings]
  const running = start(command, args)
  await until('the token server', async () => running.log().includes('listening')).catch((error) => {
    throw new Error(`${error}\n${running.log()}`)
  })
  return {
    realm: `https://${address}:${port}/token`,
    signer,
    stop: async () => {
      await running.stop()
      await rm(directory, { recursive: true })
    },
  }
}
