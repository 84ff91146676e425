/** What the system store driver points out beside the files it plans. */
export const systemStoreNotes = {
  'whole-system': {
    message: 'Every program on this host will trust what {subject} signs, for any name, not only for this registry.',
    hint: 'Without --system only Docker trusts it, for this registry alone, and nothing is restarted.',
  },
  leaf: {
    message:
      'The certificate {subject} is no CA. Every program on this host will trust this one certificate, until the registry renews it.',
    hint: 'Better trust the CA that will sign the next one too, or leave out --system.',
  },
  'anchor-expired': {
    message: 'By this host’s clock the certificate {subject} expired on {date}: nothing will accept it.',
    hint: 'Have it renewed. If it is not expired, set the host’s clock.',
  },
  'anchor-not-yet-valid': {
    message: 'By this host’s clock the certificate {subject} is not valid before {date}.',
    hint: 'Until then nothing accepts it. If that is in the past, set the host’s clock.',
  },
  'anchor-not-root': {
    message:
      'The certificate {subject} is not a root. Docker and curl take it as an anchor all the same; openssl verify needs -partial_chain.',
    hint: 'To satisfy every program, give the root that issued it, {issuer}, with --ca FILE.',
  },
  'already-there': {
    message: '{path} holds the certificate already; no second file is needed.',
    hint: 'Mooring will not remove what it did not put there.',
  },
  duplicate: {
    message: 'The certificate lies in the trust store more than once: {paths}.',
    hint: 'That does no harm, but all of them must go to end the trust.',
  },
  'still-needed': {
    message: '{path} stays, because more than one registry needs it: {registries}.',
    hint: 'So this host goes on trusting what it signs. The file goes with the last of them.',
  },
  'copy-stays': {
    message: '{path} holds the same certificate and is not Mooring’s, so this host goes on trusting it.',
    hint: 'Remove it by hand too if the trust shall end.',
  },
  'store-left-alone': {
    message: '{path} has changed since Mooring put it there, so it stays.',
    hint: 'Remove it by hand if nobody needs it, then run {command}.',
  },
  'tree-not-built': {
    message: 'Only files are changed in a directory tree: its trust store is not built anew.',
    hint: 'Run {command} when the tree runs as a system, or in a chroot.',
  },
  'snap-own-store': {
    message: 'Docker from a snap reads the trust store of its base snap here, not the system’s.',
    hint: 'Leave out --system: then the certificate goes where this Docker looks.',
  },
  'desktop-own-store': {
    message: 'Docker Desktop runs Docker in a virtual machine, which is not known to read this host’s trust store.',
    hint: 'Leave out --system: then the certificate goes where Docker Desktop looks.',
  },
} as const
