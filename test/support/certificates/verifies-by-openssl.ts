import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Inspection } from '../../../shared/model/inspection.ts'
import { openssl } from './mint.ts'

/**
 * `openssl verify` over the path that Mooring found, with the anchor alone trusted.
 * @param directory takes the files that openssl reads.
 */
export async function verifiesByOpenssl({ anchor, chain }: Inspection, directory: string): Promise<string> {
  const [leafFile, anchorFile, othersFile] = ['v-leaf', 'v-anchor', 'v-others'].map((name) =>
    join(directory, name),
  ) as [string, string, string]
  await writeFile(leafFile, chain[0]?.pem ?? '')
  await writeFile(anchorFile, anchor.certificate.pem)
  await writeFile(
    othersFile,
    chain
      .filter(({ fingerprint }) => anchor.path.includes(fingerprint))
      .map(({ pem }) => pem)
      .join(''),
  )
  return openssl('verify', '-partial_chain', '-no-CApath', '-CAfile', anchorFile, '-untrusted', othersFile, leafFile)
}
