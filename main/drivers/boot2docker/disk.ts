import { joinPath } from '../../../shared/host-path.ts'
import { fileAt, type HostFacts } from '../../../shared/model/facts.ts'
import { has, isBoot2Docker } from './release.ts'

/** The machine's disk; everything else is RAM, rebuilt at every boot. */
export const disk = '/var/lib/boot2docker'
/** What /etc/docker links to, so that it persists. */
export const dockerOnDisk = `${disk}/etc/docker`
/** Run by root at every boot, before Docker starts. */
export const bootsync = `${disk}/bootsync.sh`
/** Run by root at every boot, after Docker is started. */
export const bootlocal = `${disk}/bootlocal.sh`
/** The certificate of Docker's own API, from docker-machine. It has nothing to do with registries. */
export const serverCertificate = `${disk}/server.pem`

const dockerInRam = '/etc/docker'

/**
 * The certs.d directories to fill: the one on the disk, and, if Docker does not read that one now, also
 * /etc/docker/certs.d until the next boot.
 */
export function machineCertsDirs(facts: HostFacts): string[] {
  const onDisk = `${dockerOnDisk}/certs.d`
  return isOnDisk(facts) ? [onDisk] : [onDisk, `${dockerInRam}/certs.d`]
}

/**
 * Whether a separate /etc/docker hides the one on the disk: something created it before Docker could create the link.
 */
export function isHidden(facts: HostFacts): boolean {
  return fileAt(facts, dockerInRam) !== undefined && !isOnDisk(facts)
}

/** The disk's daemon.json where Docker does not read it now; a later boot may make it do so. */
export function hiddenDaemonJson(facts: HostFacts): string | undefined {
  return isBoot2Docker(facts) && !isOnDisk(facts) ? joinPath(dockerOnDisk, 'daemon.json') : undefined
}

/** Whether /etc/docker links to the disk, or will as soon as Docker starts (boot2docker files/init.d/docker). */
export function isOnDisk(facts: HostFacts): boolean {
  const there = fileAt(facts, dockerInRam)
  if (!there) return has(facts, 'dockerLink')
  if (there.kind !== 'symlink') return false
  // The survey reports the final targets of links, and the disk's directory is itself a link.
  const real = `${fileAt(facts, disk)?.target || disk}/etc/docker`
  return !there.target || there.target === real
}
