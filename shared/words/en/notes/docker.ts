/** What the Docker driver points out beside the files it plans. */
export const dockerNotes = {
  'no-engine': {
    message: 'No Docker engine was found on this host.',
    hint: 'The files are put where Docker will look once it is installed: {directory}.',
  },
  'engine-not-asked': {
    message: 'The Docker engine ({flavour}) does not run, as far as this user can see.',
    hint: 'The files take effect with its next pull; whether that works cannot be verified before.',
  },
  'hosts-toml': {
    message:
      '{path} is there. An engine with the containerd image store reads it and then ignores the .crt files beside it.',
    hint: 'Mooring leaves the file alone. Add to its [host] or top level: ca = "{anchor}"',
  },
  'host-port-directory': {
    message:
      '{path} is there. Engines with the containerd image store prefer it, so the certificate goes there as well.',
    hint: 'Docker 28 and newer look for this spelling first.',
  },
  'orphan-certificate': {
    message:
      '{path} is a client certificate without its key {missing}. Docker then refuses every access to this registry.',
    hint: 'Put the key beside it or remove the file. If it is a CA certificate, its name must end in .crt.',
  },
  'orphan-key': {
    message:
      '{path} is a key without its client certificate {missing}. Docker then refuses every access to this registry.',
    hint: 'Put the certificate beside it or remove the file. A registry’s own key must never lie here.',
  },
  'unreadable-certificate': {
    message:
      '{path} holds no PEM certificate. Classic Docker ignores it silently; the containerd image store fails on it.',
    hint: 'Convert it to PEM or remove it.',
  },
  'other-pairs': {
    message:
      'Another client pair is there: {path}. Docker offers the first one, by file name, that the registry’s CA list allows.',
    hint: 'Keep one pair for each registry; remove the one that is not needed.',
  },
  'pair-replaced': {
    message: '{path} is there with other content and will be replaced.',
    hint: 'The file that is there now is kept on the host, and undo brings it back.',
  },
  'pool-replaced': {
    message: 'Docker {version} trusts only the certificates in this directory for this registry, not the system’s.',
    hint: 'Since Docker 1.13 they are added to the system’s.',
  },
} as const
