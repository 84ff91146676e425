const mounts = `
  mount -t tmpfs tmpfs /etc/ssl/certs && mount -t tmpfs tmpfs /usr/local/share/ca-certificates || exit
  [ ! -e /etc/ca-certificates.conf ] || mount --bind /dev/null /etc/ca-certificates.conf || exit
  : >/etc/ssl/certs/ca-certificates.crt
  exec "$@"`

/**
 * A command that runs another one where the machine's trust store is an empty one: refreshes of a live host change what they
 * find there, whatever command they run. Without root nothing of it can be written.
 */
export const withOwnStore: readonly string[] =
  process.getuid?.() === 0 ? ['unshare', '--mount', 'sh', '-c', mounts, 'sh'] : []
