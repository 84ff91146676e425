/** What the Docker driver points out beside the files it plans. */
export const dockerNotes = {
  'no-engine': {
    message: 'No Docker engine was found on this host.',
    hint: 'The files go where Docker will look once it is installed: {directory}.',
  },
  'engine-not-asked': {
    message: 'Docker ({flavour}) is not running, as far as this user can see.',
    hint: 'The files take effect at its next pull. Mooring can’t verify that now.',
  },
  'hosts-toml': {
    message: '{path} exists. Docker with the containerd image store reads it and ignores the .crt files beside it.',
    hint: 'Mooring does not change this file. Add to its [host] or top level: ca = "{anchor}"',
  },
  'host-port-directory': {
    message: '{path} exists. Docker with the containerd image store prefers it, so the certificate goes there as well.',
    hint: 'Docker 28 and later look for this spelling first.',
  },
  'orphan-certificate': {
    message:
      '{path} is a client certificate without its key {missing}. Because of this, {who} refuses to access this registry.',
    hint: 'Add the key, or take the file away with --set-aside. If it is a CA certificate, its name must end in .crt.',
  },
  'orphan-key': {
    message:
      '{path} is a key without its client certificate {missing}. Because of this, {who} refuses to access this registry.',
    hint: 'Add the certificate, or take the file away with --set-aside. The registry’s own key must never be here.',
  },
  'unreadable-certificate': {
    message: '{path} does not contain a PEM certificate. Because of this, {who} refuses to access this registry.',
    hint: 'Convert it to PEM, or take it away with --set-aside.',
  },
  'certificate-dangling': {
    message: '{path} is a link to a file that does not exist. Because of this, {who} refuses to access this registry.',
    hint: 'Remove the link, or restore the file that it leads to.',
  },
  'certificate-directory': {
    message:
      '{path} is a directory, although its name ends in .crt. Because of this, {who} refuses to access this registry.',
    hint: 'Move the directory out of there, or rename it.',
  },
  'blocked-registry': {
    message: '{who} refuses to access {registry}, because of {path}.',
    hint: 'A plan to trust the registry says what is wrong with it and how to put it right.',
  },
  'other-pairs': {
    message:
      'There is another client certificate: {path}. Docker sends the first one, by file name, that the registry’s CA list allows.',
    hint: 'Keep one client certificate for each registry and remove the others.',
  },
  'pair-replaced': {
    message: '{path} exists with different content and will be replaced.',
    hint: 'The current file is kept on the host, and undo restores it.',
  },
  'tokens-need-system': {
    message:
      'Tokens for this registry come from {realm}. Docker {version} with the containerd image store checks that server against the system’s trust store alone, so docker login will work and docker pull will not.',
    hint: 'Use --system, which restarts Docker, unless the system already trusts this CA. Docker 29.5 no longer needs that.',
  },
  'build-tokens': {
    message: 'docker build gets its tokens from {realm} with the certificates of the system that the command runs on.',
    hint: 'If builds fail there, add the CA to that system’s trust store (--system).',
  },
  'build-remembers': {
    message: 'docker build remembers for some minutes which repositories of this registry it could trust.',
    hint: 'If a build goes on as before the change, wait five minutes, or restart Docker. Pulls follow at once.',
  },
  'key-for-root': {
    message:
      'Only root can read {path}. docker manifest, and Podman and Skopeo of other users, will fail for this registry.',
    hint: 'Docker itself is not affected. Such users need a directory of their own, ~/.config/containers/certs.d/{registry}, with the certificates and a key that they can read.',
  },
  'pool-replaced': {
    message:
      'Docker {version} trusts only the certificates in this directory for this registry, not those of the system.',
    hint: 'Docker 1.13 and later trust both.',
  },
} as const

/** What is said of the engines that a host has. */
export const enginesNotes = {
  'engine-of-another': {
    message: 'The Docker engine of another user (UID {uid}) is not changed.',
    hint: 'Only that user’s own process says where its files are. To change it, run Mooring as that user.',
  },
} as const

/** What is to be said about a restart that a change needs. */
export const restartNotes = {
  'restart-stops': {
    message: {
      one: 'Docker reads the system’s trust store only when it starts, so it restarts, and {count} running container stops.',
      other:
        'Docker reads the system’s trust store only when it starts, so it restarts, and {count} running containers stop.',
    },
    hint: 'Containers without a restart policy stay stopped. To restart later, add --no-restart, then run {command}.',
  },
  'restart-spares': {
    message: 'Docker reads the system’s trust store only when it starts, so it restarts. Containers keep running.',
    hint: 'Docker’s API is unavailable for a few seconds. Restart other programs written in Go, such as containerd, by hand.',
  },
  'restart-waiting': {
    message: 'Docker uses the old trust store until it restarts.',
    hint: 'For Docker, the change takes effect after {command}.',
  },
  'not-restarted': {
    message:
      'The system’s trust store contains the certificate for {registries}, but Docker has not restarted since and does not trust it yet.',
    hint: 'To restart Docker: {command}.',
  },
  'not-restarted-by-hand': {
    message:
      'The system’s trust store contains the certificate for {registries}, but Docker has not restarted since and does not trust it yet.',
    hint: 'Docker seems to have been started by hand (process {pid}). Restart it the same way.',
  },
  'restart-by-hand': {
    message: 'Docker must restart to pick up the change, but Mooring can’t tell what starts it.',
    hint: 'Docker seems to have been started by hand (process {pid}). Restart it the same way.',
  },
  'desktop-restart': {
    message:
      'Docker Desktop reads {directory} only when it starts. The change takes effect after its restart, and Mooring can’t verify it now.',
    hint: 'Restart Docker Desktop when its containers may stop: from its menu or, since 4.37, with docker desktop restart.',
  },
} as const
