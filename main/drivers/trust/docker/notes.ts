import type { NoteEntry } from '../../../../shared/note.ts'

/** What the Docker driver points out beside the files it plans. */
export const dockerNotes = {
  'no-engine': {
    severity: 'info',
    message: 'No Docker engine was found on this host.',
    hint: 'The files are put where Docker will look once it is installed: {directory}.',
  },
  'engine-not-asked': {
    severity: 'info',
    message: 'The Docker engine ({flavour}) does not run, as far as this user can see.',
    hint: 'The files take effect with its next pull; whether that works cannot be verified before.',
  },
  'hosts-toml': {
    severity: 'warning',
    message:
      '{path} is there. An engine with the containerd image store reads it and then ignores the .crt files beside it.',
    hint: 'Mooring leaves the file alone. Add to its [host] or top level: ca = "{anchor}"',
  },
  'host-port-directory': {
    severity: 'info',
    message:
      '{path} is there. Engines with the containerd image store prefer it, so the certificate goes there as well.',
    hint: 'Docker 28 and newer look for this spelling first.',
  },
  'orphan-certificate': {
    severity: 'warning',
    message:
      '{path} is a client certificate without its key {missing}. Docker then refuses every access to this registry.',
    hint: 'Put the key beside it or remove the file. If it is a CA certificate, its name must end in .crt.',
  },
  'orphan-key': {
    severity: 'warning',
    message:
      '{path} is a key without its client certificate {missing}. Docker then refuses every access to this registry.',
    hint: 'Put the certificate beside it or remove the file. A registry’s own key must never lie here.',
  },
  'unreadable-certificate': {
    severity: 'warning',
    message:
      '{path} holds no PEM certificate. Classic Docker ignores it silently; the containerd image store fails on it.',
    hint: 'Convert it to PEM or remove it.',
  },
  'other-pairs': {
    severity: 'warning',
    message:
      'Another client pair is there: {path}. Docker offers the first one, by file name, that the registry’s CA list allows.',
    hint: 'Keep one pair for each registry; remove the one that is not needed.',
  },
  'pair-replaced': {
    severity: 'warning',
    message: '{path} is there with other content and will be replaced.',
    hint: 'The file that is there now is kept on the host, and undo brings it back.',
  },
  'own-name-taken': {
    severity: 'info',
    message: '{taken} is there and is not Mooring’s, so it stays, and the certificate goes beside it.',
    hint: 'Docker trusts every .crt file in the directory.',
  },
  'left-alone': {
    severity: 'warning',
    message: '{path} has changed since Mooring put it there, so it stays.',
    hint: 'Remove it by hand if nobody needs it.',
  },
  'pool-replaced': {
    severity: 'warning',
    message: 'Docker {version} trusts only the certificates in this directory for this registry, not the system’s.',
    hint: 'Since Docker 1.13 they are added to the system’s.',
  },
} as const satisfies Record<string, NoteEntry>
