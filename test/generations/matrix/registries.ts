import { join } from 'node:path'
import { caExtensions, type Mint, type Minted, openMint, serverExtensions } from '../../support/certificates/mint.ts'
import type { Network } from '../../support/generations/network.ts'
import {
  type RegistryOptions,
  type RegistryServer,
  type ServerPair,
  startRegistry,
} from '../../support/registry/registry-server.ts'
import { startTokenServer } from '../../support/registry/sign-in.ts'
import { type SignIn, signIns } from './rows.ts'

export interface MatrixRegistry {
  readonly signIn: SignIn
  readonly asksForPair: boolean
  readonly name: string
}

/** A registry of every kind, on one host and of one CA, with their token servers. */
export interface Registries {
  readonly all: readonly MatrixRegistry[]
  readonly ca: Minted
  /** Of the token server on the other host. */
  readonly realmCa: Minted
  readonly client: Minted
  readonly stop: () => Promise<void>
}

export async function startRegistries({ here, elsewhere }: Network): Promise<Registries> {
  const mint = await openMint()
  const [ca, realmCa, clientCa] = (await Promise.all(
    ['registries', 'tokens', 'clients'].map((name) => mint.mint(name, { extensions: caExtensions })),
  )) as [Minted, Minted, Minted]
  const client = await mint.mint('client', { issuer: clientCa, extensions: ['extendedKeyUsage=clientAuth'] })
  const pair = await mintServer(mint, 'here', here.address, ca)
  const realmPair = await mintServer(mint, 'elsewhere', elsewhere.address, realmCa)
  const tokensHere = await startTokenServer(here, { port: 5100, pair })
  const tokensElsewhere = await startTokenServer(elsewhere, { port: 5100, pair: realmPair })
  const ways: Readonly<Record<SignIn, Pick<RegistryOptions, 'signIn'>>> = {
    anonymous: {},
    basic: { signIn: 'basic' },
    'basic at 443': { signIn: 'basic' },
    'bearer here': { signIn: tokensHere },
    'bearer elsewhere': { signIn: tokensElsewhere },
  }
  const servers: RegistryServer[] = []
  const all: MatrixRegistry[] = []
  for (const asksForPair of [false, true]) {
    for (const signIn of signIns) {
      if (asksForPair && signIn === 'basic at 443') continue
      const server = await startRegistry(here, {
        port: signIn === 'basic at 443' ? 443 : 5001 + servers.length,
        pair,
        ...(asksForPair ? { clientCa: clientCa.certFile } : {}),
        ...ways[signIn],
      })
      servers.push(server)
      all.push({ signIn, asksForPair, name: server.name })
    }
  }
  return {
    all,
    ca,
    realmCa,
    client,
    stop: async () => {
      for (const server of [...servers, tokensHere, tokensElsewhere]) await server.stop()
      await mint.remove()
    },
  }
}

async function mintServer(mint: Mint, name: string, address: string, issuer: Minted): Promise<ServerPair> {
  const { keyFile: key } = await mint.mint(name, { issuer, extensions: serverExtensions(`IP:${address}`) })
  return { chain: join(mint.directory, `${name}.crt`), key }
}
