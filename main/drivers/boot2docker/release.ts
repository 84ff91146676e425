import type { HostFacts } from '../../../shared/model/facts.ts'

/** Whether a host is a Boot2Docker machine, by docker-machine's rule (libmachine/provision/boot2docker.go). */
export function isBoot2Docker({ os }: HostFacts): boolean {
  return os.id === 'boot2docker'
}

/** The first releases of Boot2Docker with a behaviour. */
const since = {
  /** Reads /var/lib/boot2docker/certs at boot. 1.6.1 did, but with a broken path (rootfs/rootfs/etc/rc.d/install-ca-certs). */
  certs: [1, 6, 2],
  /** Runs bootsync.sh with sh; before, the file must be executable (commit e92ea83). */
  shell: [1, 7, 1],
  /** Links /etc/docker to the disk if it does not exist when Docker starts (commit 088c11a). */
  dockerLink: [1, 10, 0],
  /** Has update-ca-certificates, which continues after a file that is not a certificate (files/bootsync.sh). */
  updateCommand: [18, 9, 0],
} as const

/** Whether a host's release has it; without a version it counts as the latest. */
export function has({ os }: HostFacts, what: keyof typeof since): boolean {
  const own = os.version.match(/\d+/g)?.map(Number)
  if (!own) return true
  const at = since[what].findIndex((limit, index) => (own[index] ?? 0) !== limit)
  return at < 0 || (own[at] ?? 0) > (since[what][at] ?? 0)
}
