import { fileBehind, filesIn, type HostFacts } from '../../../../shared/model/facts.ts'
import type { Note } from '../../../../shared/model/plan.ts'
import { makeNote } from '../../../../shared/note.ts'
import { pemBlocks } from '../../../../shared/pem.ts'
import { disk } from '../../boot2docker/disk.ts'
import { has, isBoot2Docker } from '../../boot2docker/release.ts'
import type { TrustWish } from '../../driver.ts'
import type { StoreFamily } from '../system-store/families.ts'
import { boot2dockerNotes } from './notes.ts'

const certsDirectory = `${disk}/certs`
const bundle = '/etc/ssl/certs/ca-certificates.crt'

/**
 * What a Boot2Docker machine trusts as a whole: files on its disk, which every boot adds to a bundle in RAM. Older
 * releases read *.pem only, take the files as they are one after the other, and stop at the first that is no certificate
 * (rootfs/rootfs/etc/rc.d/install-ca-certs); newer ones hand them to Tiny Core's update-ca-certificates (files/bootsync.sh).
 * Between boots the bundle is changed as it stands.
 */
export const boot2dockerStore: StoreFamily = {
  id: 'boot2docker',
  directory: certsDirectory,
  extension: '.pem',
  // The file before may lack its last line end; the two would then run together, and both be lost. By the comment the
  // certificate is found in the bundle again.
  opening: (name) => `\n# ${name}\n`,
  bundle,
  command: 'reboot',
  afterAddition: `cat ${certsDirectory}/FILE >> ${bundle}`,
  afterRemoval: `sed -i '/^# FILE$/,/^-----END/d' ${bundle}`,
  afterChange: `sed -i '/^# FILE$/,/^-----END/d' ${bundle} && cat ${certsDirectory}/FILE >> ${bundle}`,
  package: 'ca-certificates',
  systems: ['boot2docker'],
  reads: { onlyExtension: true, subdirectories: false, symlinks: true, der: false, onlyCas: false },
}

/** Where a wish is for on a host: `--persist certs-dir` is Boot2Docker's word for its trust store. */
export function placeOn(facts: HostFacts, { place, persist }: TrustWish): TrustWish['place'] {
  return isBoot2Docker(facts) && persist === 'certs-dir' ? 'system' : place
}

/** Files that keep an older release from coming to a certificate. */
export function stumblingNotes(facts: HostFacts, path: string): Note[] {
  if (!isBoot2Docker(facts) || has(facts, 'updateCommand')) return []
  const earlier = filesIn(facts, certsDirectory).filter(
    (file) => file.path < path && file.path.endsWith('.pem') && !isCertificate(fileBehind(facts, file.path)?.text),
  )
  return earlier.map((file) =>
    makeNote(boot2dockerNotes, 'certs-broken-before', { path: file.path, version: facts.os.version }),
  )
}

/** `openssl x509` reads the first block that is a certificate. */
function isCertificate(text = ''): boolean {
  return pemBlocks(text).some(({ label }) => label === 'CERTIFICATE')
}
