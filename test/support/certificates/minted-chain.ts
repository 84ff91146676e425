import { caExtensions, type Mint, type Minted, openMint, serverExtensions } from './mint.ts'

/** A root, an intermediate and a server certificate, each signed by the one before, and what makes more. */
export interface MintedChain extends Mint {
  readonly root: Minted
  readonly middle: Minted
  readonly leaf: Minted
}

/** @param names the server's, as openssl writes them: `DNS:registry.test`, `IP:127.0.0.1`. */
export async function openMintedChain(...names: string[]): Promise<MintedChain> {
  const mint = await openMint()
  const root = await mint.mint('root', { extensions: caExtensions })
  const middle = await mint.mint('middle', { issuer: root, extensions: caExtensions })
  const leaf = await mint.mint('leaf', { issuer: middle, extensions: serverExtensions(...names) })
  return { ...mint, root, middle, leaf }
}
