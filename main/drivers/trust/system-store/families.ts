import type { RunOp } from '../../../../shared/model/plan.ts'
import type { AnchorDirectory, AnchorRules } from '../../anchor-directory.ts'
import { anchorOpening, boot2dockerAnchors } from '../../boot2docker/certs.ts'

/** How a family of distributions keeps its trust store: where an administrator's anchors go, and what builds it from them. */
export interface StoreFamily extends AnchorDirectory {
  readonly id: 'redhat' | 'suse' | 'arch' | 'alpine' | 'debian' | 'boot2docker'
  /** What stands before the certificate in a file of that name. */
  readonly opening?: (name: string) => string
  /** What Go and curl read afterwards. */
  readonly bundle: string
  /** Builds the bundle. */
  readonly command: string
  /** What does it after files were added, removed or changed, where that differs, for reading; `FILE` is a file's name. */
  readonly afterAddition?: string
  readonly afterRemoval?: string
  readonly afterChange?: string
  /** A command that tells this family from one with the same directory. */
  readonly mark?: string
  /** The package that the command is in. */
  readonly package: string
  /** os-release ID and ID_LIKE, for a host that has neither the directory nor the command. */
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
 * The families, those with a directory of their own first: SUSE has Debian's command, Alpine its directory as well.
 * Sources: update-ca-certificates of Debian, openSUSE and Alpine (update-ca.c), update-ca-trust of Fedora and Arch.
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

/** Boot2Docker's. Every boot builds the bundle; between boots it is changed as it stands. */
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
  const names = paths.map((path) => path.slice(path.lastIndexOf('/') + 1))
  const commands = { add: store.afterAddition, change: store.afterChange, remove: store.afterRemoval }
  const command = commands[action] ?? store.command
  const shown = [...new Set(names.map((name) => command.replaceAll('FILE', name)))].join('; ')
  return { op: 'run', refresh: 'trust-store', args: [store.id, action, ...names], timeoutSeconds, shown }
}
