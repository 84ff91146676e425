/** What the system store driver points out beside the files it plans. */
export const systemStoreNotes = {
  'whole-system-limited': {
    message:
      'Every program on this host will trust every certificate that {subject} signs, not only for this registry. Its name constraints limit it to these: {permitted}.',
    hint: 'Docker and most other programs check name constraints; one that does not trusts it for any name.',
  },
  'whole-system-except': {
    message:
      'Every program on this host will trust every certificate that {subject} signs, not only for this registry. Its name constraints limit it to these: {permitted}; and exclude these: {excluded}.',
    hint: 'Docker and most other programs check name constraints; one that does not trusts it for any name.',
  },
  'whole-system': {
    message:
      'Every program on this host will trust every certificate that {subject} signs, for any name, not only for this registry.',
    hint: 'Without --system, only Docker trusts it, for this registry only, and nothing restarts.',
  },
  leaf: {
    message:
      'The certificate {subject} is not a CA. Every program on this host will trust this one certificate, until the registry renews it.',
    hint: 'Better: trust the CA that will sign the next one too, or leave out --system.',
  },
  'anchor-expired': {
    message: 'According to this host’s clock, the certificate {subject} expired on {date}. Nothing will accept it.',
    hint: 'Have it renewed. If it has not expired, set the host’s clock.',
  },
  'anchor-not-yet-valid': {
    message: 'According to this host’s clock, the certificate {subject} is not valid before {date}.',
    hint: 'Nothing accepts it until then. If that date is in the past, set the host’s clock.',
  },
  'anchor-not-root': {
    message:
      'The certificate {subject} is not a root. Docker and curl accept it as a trust anchor anyway; openssl verify needs -partial_chain.',
    hint: 'If other programs need to trust it too, use the root that issued it, {issuer}, with --ca FILE.',
  },
  'already-there': {
    message: '{path} already contains the certificate, so no second file is needed.',
    hint: 'Mooring will not remove this file later, because it did not put it there.',
  },
  duplicate: {
    message: 'The trust store contains the certificate more than once: {paths}.',
    hint: 'This does no harm. To stop trusting the certificate, remove all of them.',
  },
  'still-needed': {
    message: '{path} stays, because more than one registry needs it: {registries}.',
    hint: 'This host still trusts what it signs. The file is removed with the last one.',
  },
  'anchors-by-hand': {
    message: {
      one: '{directory} contains {count} trust anchor that is not from Mooring.',
      other: '{directory} contains {count} trust anchors that are not from Mooring.',
    },
    hint: 'Programs that use this host’s trust store trust what they sign, for any registry.',
  },
  'copy-stays': {
    message: '{path} contains the same certificate and is not from Mooring, so this host still trusts it.',
    hint: 'To stop trusting it, remove that file by hand too.',
  },
  'tree-not-built': {
    message: 'In a directory tree, Mooring changes files only. It does not rebuild the trust store.',
    hint: 'Run {command} in a chroot, or when the tree runs as a system.',
  },
  'snap-own-store': {
    message: 'Docker from a snap uses the trust store of its base snap, not this host’s.',
    hint: 'Leave out --system: then the certificate goes where this Docker looks.',
  },
  'desktop-own-store': {
    message: 'Docker Desktop runs Docker in a virtual machine, which may not read this host’s trust store.',
    hint: 'Leave out --system: then the certificate goes where Docker Desktop looks.',
  },
} as const

/** What is said of an anchor's file in whatever directory it lies. */
export const anchorNotes = {
  'own-name-taken': {
    message: '{taken} is already there and not from Mooring. It stays, and the certificate goes into a second file.',
    hint: 'Mooring’s own files have names that begin with mooring-. Check what the other file is for.',
  },
  'left-alone': {
    message: '{path} has changed since Mooring wrote it, so it stays, and its certificate is still in use.',
    hint: 'Mooring keeps the receipt. Check the file. To remove it too, stop trusting the registry with --all.',
  },
} as const

/** What is said of receipts, and of what stays where they do not name it. */
export const receiptNotes = {
  'receipt-damaged': {
    message: 'Mooring’s receipt {path} tells nothing: {why}. The files that it named stay as they are.',
    hint: 'Restore it from a backup. Or stop trusting its registry with --all, and then remove the receipt by hand.',
  },
  'still-trusted': {
    message: '{path} stays, so {registry} is still trusted: no receipt of Mooring’s names this file.',
    hint: 'It is from somebody else, or its receipt was lost. Check the file. To remove it too: mooring untrust {registry} --all.',
  },
  'still-linked': {
    message: '{path} stays, so {registry} is still trusted: it is not a regular file, and Mooring did not create it.',
    hint: 'Check where it leads. If it is no longer needed, remove it by hand.',
  },
  'pair-stays': {
    message: '{path} stays, part of a client certificate for {registry}: no receipt of Mooring’s names this file.',
    hint: 'To remove it too: mooring untrust {registry} --all.',
  },
  'kept-for-others': {
    message: '{path} stays, because another registry needs it: {registries}.',
    hint: 'This host still trusts what it signs. The file is removed with the last one.',
  },
  'still-insecure': {
    message:
      'Docker still uses {registry} without checking its certificate: the registry is in its list of insecure registries.',
    hint: 'To change this: mooring insecure off {registry}.',
  },
  'registry-unknown': {
    message: 'Nothing is set up for {registry} on this host. Mooring set up: {registries}.',
    hint: 'Check the name, with its port: each spelling is a registry of its own.',
  },
  'nothing-configured': {
    message: 'Nothing is set up for {registry} on this host, and Mooring set up no other registry.',
    hint: 'Check the name of the registry and the host.',
  },
} as const

/** What the browsers driver points out. */
export const browsersNotes = {
  'browsers-when-restarted': {
    message: 'Open browsers use their old list of certificates until they restart.',
    hint: 'Close them and open them again.',
  },
  'no-database': {
    message: 'No browser’s certificate database was found on this host.',
    hint: 'Firefox and Chromium create it when they first start. Mooring does not create one.',
  },
  'path-with-blanks': {
    message: 'The certificate database in {directory} is not changed: Mooring does not support spaces in its path.',
    hint: 'Import the certificate in that browser’s settings.',
  },
  'database-not-updated': {
    message:
      'Couldn’t update the browser’s certificate database in {database}: {detail}. Its list of certificates is as before; everything else is done.',
    hint: 'Check with its owner that the database is writable and no browser is running. Then add or remove the certificate in that browser’s settings.',
  },
} as const

/** What the Java driver points out. */
export const javaNotes = {
  'java-when-restarted': {
    message: 'Java programs read their trust store when they start.',
    hint: 'Restart the running ones that need to see the change.',
  },
  'built-from-system': {
    message: 'Java on this host uses the system’s trust store, which gets the certificate anyway.',
    hint: 'Java’s trust store is rebuilt together with the system’s.',
  },
  'system-needed': {
    message: 'Java on this host uses the system’s trust store, so the certificate does not reach it.',
    hint: 'Add --system: then the certificate reaches Java too.',
  },
  'no-runtime': {
    message: 'No Java runtime with keytool was found in /usr/lib/jvm.',
    hint: 'For a runtime elsewhere: keytool -importcert -cacerts -alias NAME -file FILE.',
  },
  'runtime-not-updated': {
    message:
      'Couldn’t update Java’s trust store {cacerts}: {detail}. Its list of certificates is as before; everything else is done.',
    hint: 'Check that its owner can write it and that its password is changeit. Then add or remove the certificate with keytool.',
  },
} as const
