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
      '{path} is a client certificate without its key {missing}. Because of this, Docker refuses to access this registry.',
    hint: 'Add the key or remove the file. If it is a CA certificate, its name must end in .crt.',
  },
  'orphan-key': {
    message:
      '{path} is a key without its client certificate {missing}. Because of this, Docker refuses to access this registry.',
    hint: 'Add the certificate or remove the file. The registry’s own key must never be here.',
  },
  'unreadable-certificate': {
    message:
      '{path} does not contain a PEM certificate. Docker’s classic image store ignores it; the containerd image store fails.',
    hint: 'Convert it to PEM or remove it.',
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
  'pool-replaced': {
    message:
      'Docker {version} trusts only the certificates in this directory for this registry, not those of the system.',
    hint: 'Docker 1.13 and later trust both.',
  },
} as const
