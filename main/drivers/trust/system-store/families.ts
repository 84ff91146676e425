import { baseName } from '../../../../shared/host-path.ts'
import type { RunOp } from '../../../../shared/model/plan.ts'
import type { AnchorDirectory, AnchorRules } from '../../anchor-directory.ts'
import { anchorOpening, boot2dockerAnchors } from '../../boot2docker/certs.ts'

/**
 * The trust store of a family of distributions: the directory of an administrator's anchors, and the command that
 * builds the store from them.
 */
export interface StoreFamily extends AnchorDirectory {
  readonly id: 'redhat' | 'suse' | 'arch' | 'alpine' | 'debian' | 'boot2docker'
  /** The lines before the certificate in a file of that name. */
  readonly opening?: (name: string) => string
  /** The file that Go and curl read. */
  readonly bundle: string
  /** Builds the bundle. */
  readonly command: string
  /** Its equivalents after an addition, removal or change, if they differ, for display; `FILE` is a file's name. */
  readonly afterAddition?: string
  readonly afterRemoval?: string
  readonly afterChange?: string
  /** A command that distinguishes this family from another one with the same directory. */
  readonly mark?: string
  /** The command's package. */
  readonly package: string
  /** os-release ID and ID_LIKE, for a host with neither the directory nor the command. */
  readonly systems: readonly string[]
}

const p11Kit: AnchorRules = {
  onlyExtension: false,
  subdirectories: false,
  symlinks: true,
  der: true,
  onlyCas: true,
}

/**
 * The families, those with a unique directory first: SUSE shares Debian's command, Alpine also its directory. Sources:
 * update-ca-certificates of Debian, openSUSE and Alpine (update-ca.c), update-ca-trust of Fedora and Arch.
 */
export const families: readonly StoreFamily[] = [
  {
    id: 'redhat',
    directory: '/etc/pki/ca-trust/source/anchors',
    extension: '.pem',
    bundle: '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
    command: 'update-ca-trust',
    package: 'ca-certificates',
    systems: ['rhel', 'fedora', 'centos', 'rocky', 'almalinux', 'ol', 'amzn'],
    reads: p11Kit,
  },
  {
    id: 'arch',
    directory: '/etc/ca-certificates/trust-source/anchors',
    extension: '.crt',
    bundle: '/etc/ca-certificates/extracted/tls-ca-bundle.pem',
    command: 'update-ca-trust',
    package: 'ca-certificates-utils',
    systems: ['arch'],
    reads: p11Kit,
  },
  {
    id: 'suse',
    directory: '/etc/pki/trust/anchors',
    extension: '.pem',
    bundle: '/var/lib/ca-certificates/ca-bundle.pem',
    command: 'update-ca-certificates',
    package: 'ca-certificates',
    systems: ['suse', 'opensuse', 'sles'],
    reads: p11Kit,
  },
  {
    id: 'alpine',
    directory: '/usr/local/share/ca-certificates',
    extension: '.crt',
    bundle: '/etc/ssl/certs/ca-certificates.crt',
    command: 'update-ca-certificates',
    mark: 'apk',
    package: 'ca-certificates',
    systems: ['alpine'],
    reads: { onlyExtension: false, subdirectories: false, symlinks: false, der: false, onlyCas: false },
  },
  {
    id: 'debian',
    directory: '/usr/local/share/ca-certificates',
    extension: '.crt',
    bundle: '/etc/ssl/certs/ca-certificates.crt',
    command: 'update-ca-certificates',
    afterRemoval: 'update-ca-certificates --certsconf LIST',
    afterChange: 'update-ca-certificates --fresh',
    package: 'ca-certificates',
    systems: ['debian', 'ubuntu'],
    reads: { onlyExtension: true, subdirectories: true, symlinks: true, der: false, onlyCas: false },
  },
]

const bundleInRam = '/etc/ssl/certs/ca-certificates.crt'

/** Boot2Docker's. Every boot builds the bundle; between boots it is edited in place. */
export const boot2dockerStore: StoreFamily = {
  ...boot2dockerAnchors,
  id: 'boot2docker',
  opening: anchorOpening,
  bundle: bundleInRam,
  command: 'reboot',
  afterAddition: `cat ${boot2dockerAnchors.directory}/FILE >> ${bundleInRam}`,
  afterRemoval: `sed -i '/^# FILE$/,/^-----END/d' ${bundleInRam}`,
  afterChange: `sed -i '/^# FILE$/,/^-----END/d' ${bundleInRam} && cat ${boot2dockerAnchors.directory}/FILE >> ${bundleInRam}`,
  package: 'ca-certificates',
  systems: ['boot2docker'],
}

/** What happened to anchors before the store is built anew. Taken back, an addition is a removal. */
type StoreAction = 'add' | 'change' | 'remove'

/** Where the host fills a Java key store as well, that takes the most of it. */
const timeoutSeconds = 180

/**
 * The refresh `trust-store FAMILY ACTION FILE…` of the apply program. Debian's command needs to be told what went: a plain run
 * leaves dangling links behind, and even `--fresh` leaves the certificate in Java's key store, whose hook hears of
 * removals only from the lines that a removal makes (update-ca-certificates remove(), ca-certificates-java postinst).
 * @param paths the files in the store's directory that were added, changed or removed.
 */
export function rebuild(store: StoreFamily, action: StoreAction, paths: readonly string[]): RunOp {
  const names = paths.map(baseName)
  const shownFor = (done: StoreAction): string => {
    const commands = { add: store.afterAddition, change: store.afterChange, remove: store.afterRemoval }
    const command = commands[done] ?? store.command
    return [...new Set(names.map((name) => command.replaceAll('FILE', name)))].join('; ')
  }
  const reverse = { add: 'remove', change: 'change', remove: 'add' } as const
  const shown = { shown: shownFor(action), shownBack: shownFor(reverse[action]) }
  return { op: 'run', refresh: 'trust-store', args: [store.id, action, ...names], timeoutSeconds, ...shown }
}
