import { fileBehind, filesIn, type HostFacts } from '../../../shared/model/facts.ts'
import type { TrustPlace } from '../../../shared/model/intent.ts'
import type { Note } from '../../../shared/model/plan.ts'
import { makeNote, type Severities } from '../../../shared/note.ts'
import { pemBlocks } from '../../../shared/pem.ts'
import type { AnchorDirectory } from '../anchor-directory.ts'
import type { TrustIntent } from '../resolved-intent.ts'
import { disk } from './disk.ts'
import { has, isBoot2Docker } from './release.ts'

/**
 * The trust store of a Boot2Docker machine: files on its disk, which every boot adds to a bundle in RAM. Older releases
 * read only *.pem, concatenate the files unchanged, and stop at the first that is not a certificate
 * (rootfs/rootfs/etc/rc.d/install-ca-certs); newer ones hand them to Tiny Core's update-ca-certificates
 * (files/bootsync.sh).
 */
export const boot2dockerAnchors: AnchorDirectory = {
  directory: `${disk}/certs`,
  extension: '.pem',
  reads: { onlyExtension: true, subdirectories: false, symlinks: true, der: false, onlyCas: false },
}

/**
 * The lines before the certificate in a file of that name. If the previous file lacked its final newline, the two
 * certificates would run together and both be lost. The comment marks the certificate in the bundle.
 */
export function anchorOpening(name: string): string {
  return `\n# ${name}\n`
}

/** The anchor's place on a host: on Boot2Docker, `--persist certs-dir` means the trust store. */
export function placeOn(facts: HostFacts, { place, persist }: TrustIntent): TrustPlace {
  return isBoot2Docker(facts) && persist === 'certs-dir' ? 'system' : place
}

const severities = {
  'certs-broken-before': 'error',
} as const satisfies Severities

/** Files that stop an older release before it reads a certificate. */
export function stumblingNotes(facts: HostFacts, path: string): Note[] {
  if (!isBoot2Docker(facts) || has(facts, 'updateCommand')) return []
  const earlier = filesIn(facts, boot2dockerAnchors.directory).filter(
    (file) => file.path < path && file.path.endsWith('.pem') && !isCertificate(fileBehind(facts, file.path)?.text),
  )
  return earlier.map((file) =>
    makeNote(severities, 'certs-broken-before', { path: file.path, version: facts.os.version }),
  )
}

/** `openssl x509` reads the first block that is a certificate. */
function isCertificate(text = ''): boolean {
  return pemBlocks(text).some(({ label }) => label === 'CERTIFICATE')
}
