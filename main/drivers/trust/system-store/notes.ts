import type { NoteEntry } from '../../../../shared/note.ts'

/** What the system store driver points out beside the files it plans. */
export const storeNotes = {
  'whole-system': {
    severity: 'warning',
    message: 'Every program on this host will trust what {subject} signs, for any name, not only for this registry.',
    hint: 'Without --system only Docker trusts it, for this registry alone, and nothing is restarted.',
  },
  leaf: {
    severity: 'warning',
    message:
      'The certificate {subject} is no CA. Every program on this host will trust this one certificate, until the registry renews it.',
    hint: 'Better trust the CA that will sign the next one too, or leave out --system.',
  },
  expired: {
    severity: 'error',
    message: 'By this host’s clock the certificate {subject} expired on {date}: nothing will accept it.',
    hint: 'Have it renewed. If it is not expired, set the host’s clock.',
  },
  'not-yet-valid': {
    severity: 'error',
    message: 'By this host’s clock the certificate {subject} is not valid before {date}.',
    hint: 'Until then nothing accepts it. If that is in the past, set the host’s clock.',
  },
  'partial-chain': {
    severity: 'info',
    message:
      'The certificate {subject} is not a root. Docker and curl take it as an anchor all the same; openssl verify needs -partial_chain.',
    hint: 'To satisfy every program, give the root that issued it, {issuer}, with --ca FILE.',
  },
  'already-there': {
    severity: 'info',
    message: '{path} holds the certificate already; no second file is needed.',
    hint: 'Mooring will not remove what it did not put there.',
  },
  duplicate: {
    severity: 'info',
    message: 'The certificate lies in the trust store more than once: {paths}.',
    hint: 'That does no harm, but all of them must go to end the trust.',
  },
  'own-name-taken': {
    severity: 'info',
    message: '{taken} is there and is not Mooring’s, so it stays, and the certificate goes beside it.',
    hint: 'Look at what it is for; Mooring uses names that begin with mooring-.',
  },
  'still-needed': {
    severity: 'info',
    message: '{path} stays, because more than one registry needs it: {registries}.',
    hint: 'So this host goes on trusting what it signs. The file goes with the last of them.',
  },
  'copy-stays': {
    severity: 'warning',
    message: '{path} holds the same certificate and is not Mooring’s, so this host goes on trusting it.',
    hint: 'Remove it by hand too if the trust shall end.',
  },
  'left-alone': {
    severity: 'warning',
    message: '{path} has changed since Mooring put it there, so it stays.',
    hint: 'Remove it by hand if nobody needs it, then run {command}.',
  },
  'tree-not-built': {
    severity: 'info',
    message: 'Only files are changed in a directory tree: its trust store is not built anew.',
    hint: 'Run {command} when the tree runs as a system, or in a chroot.',
  },
  'snap-own-store': {
    severity: 'warning',
    message: 'Docker from a snap reads the trust store of its base snap here, not the system’s.',
    hint: 'Leave out --system: then the certificate goes where this Docker looks.',
  },
  'desktop-own-store': {
    severity: 'warning',
    message: 'Docker Desktop runs Docker in a virtual machine, which is not known to read this host’s trust store.',
    hint: 'Leave out --system: then the certificate goes where Docker Desktop looks.',
  },
} as const satisfies Record<string, NoteEntry>
