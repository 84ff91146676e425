/** What can be wrong with what a person or a program hands in. */
export const inputErrors = {
  'input-invalid': {
    message: 'The input of {verb} is not valid: {detail}',
    hint: 'This is what the contract says; see shared/api/contract.ts.',
  },
  'verb-unknown': { message: 'There is no verb {verb}.', hint: 'See mooring --help.' },
  'file-unreadable': {
    message: 'The file {file} cannot be read ({detail}).',
    hint: 'Check the path and its permissions.',
  },
  'file-too-large': {
    message: 'The file {file} is larger than {limit} bytes.',
    hint: 'A certificate or key file is a few kilobytes. Check that it is the right file.',
  },
  'file-choice-refused': { message: 'This window may not open files by their path.', hint: 'Use the file dialog.' },
  'file-cancelled': { message: 'No file was chosen.', hint: 'Choose a file to go on.' },
  'file-ticket-unknown': {
    message: 'The chosen file is no longer known to the program.',
    hint: 'Choose the file again.',
  },
  'certificate-not-pem': {
    message: 'The file {file} holds no certificate that can be read.',
    hint: 'Mooring reads PEM (BEGIN CERTIFICATE) and DER.',
  },
  'certificate-holds-key': {
    message: 'The file {file} holds a private key beside its certificate.',
    hint: 'A CA’s private key must never be handed out. Give a file with the certificate alone.',
  },
  'key-not-pem': {
    message: 'The file {file} holds no private key that can be read.',
    hint: 'Mooring reads unencrypted and encrypted PEM keys (PKCS#1, SEC1, PKCS#8).',
  },
  'key-encrypted': {
    message: 'The private key in {file} is encrypted, and Docker cannot ask for a passphrase.',
    hint: 'Add --passphrase-file FILE: the key is decrypted here and written readable by root alone.',
  },
  'key-passphrase-wrong': {
    message: 'The passphrase does not open the private key in {file}.',
    hint: 'Check the passphrase file; a line end after it is ignored.',
  },
  'identity-not-key': {
    message: 'The file {file} holds no private key that Mooring can log in with.',
    hint: 'Choose the private half (id_ed25519, not id_ed25519.pub). A key on a hardware token works through ssh-agent.',
  },
  'fingerprint-invalid': {
    message: '“{typed}” is not a SHA-256 fingerprint.',
    hint: 'It has 64 hexadecimal digits; case and colons do not matter. SHA-1 fingerprints (40 digits) are not accepted.',
  },
  'client-pair-incomplete': {
    message: 'A client pair needs both a certificate and a key.',
    hint: 'Add --client-cert FILE and --client-key FILE together.',
  },
  'client-pair-mismatch': {
    message: 'The private key {key} does not belong to the first certificate in {file}.',
    hint: 'Docker uses the first certificate of the file: it must be the client’s own.',
  },
  'confirmation-needed': {
    message: 'This changes {hosts}, and nobody is here to confirm it.',
    hint: 'Look at the plan with --dry-run, then add --yes.',
  },
  'fingerprint-needed': {
    message: 'Nobody has confirmed the fingerprint of {host}.',
    hint: 'Compare it with the registry’s owner, then add --fingerprint {actual}, or give the CA with --ca FILE.',
  },
  declined: { message: 'Nothing was changed: you declined.', hint: 'Run the command again when you are ready.' },
  'root-missing': {
    message: 'The directory {root} does not exist.',
    hint: 'Give --root the top of a directory tree that is there.',
  },
} as const
