/** What can be wrong with what a person or a program hands in. */
export const inputErrors = {
  'input-invalid': {
    message: 'The input of {verb} is not valid: {detail}.',
    hint: 'See shared/api/contract.ts for what is valid.',
  },
  'verb-unknown': { message: 'There is no verb {verb}.', hint: 'See mooring --help.' },
  'file-unreadable': {
    message: 'Couldn’t read the file {file} ({detail}).',
    hint: 'Check the path and its permissions.',
  },
  'file-too-large': {
    message: 'The file {file} is larger than {limit} bytes.',
    hint: 'A certificate or key file is a few kilobytes. Check that it is the right file.',
  },
  'file-choice-refused': { message: 'This window can’t open a file by its path.', hint: 'Use the file dialog.' },
  'file-cancelled': { message: 'No file was chosen.', hint: 'Choose a file to continue.' },
  'file-ticket-unknown': {
    message: 'Mooring no longer has the chosen file.',
    hint: 'Choose the file again.',
  },
  'certificate-not-pem': {
    message: 'The file {file} does not contain a readable certificate.',
    hint: 'Mooring reads PEM (BEGIN CERTIFICATE) and DER.',
  },
  'certificate-holds-key': {
    message: 'The file {file} contains a private key as well as a certificate.',
    hint: 'Never hand out a CA’s private key. Use a file that contains only the certificate.',
  },
  'key-not-pem': {
    message: 'The file {file} does not contain a readable private key.',
    hint: 'Mooring reads unencrypted and encrypted PEM keys (PKCS#1, SEC1, PKCS#8).',
  },
  'key-encrypted': {
    message: 'The private key in {file} is encrypted, and Docker can’t ask for a passphrase.',
    hint: 'Add --passphrase-file FILE: Mooring decrypts the key and writes it so that only root can read it.',
  },
  'key-passphrase-wrong': {
    message: 'The passphrase does not unlock the private key in {file}.',
    hint: 'Check the passphrase file. A newline at its end is ignored.',
  },
  'identity-not-key': {
    message: 'The file {file} does not contain a private key that Mooring can log in with.',
    hint: 'Choose the private half (id_ed25519, not id_ed25519.pub). A key on a hardware token works through ssh-agent.',
  },
  'fingerprint-invalid': {
    message: '“{typed}” is not a SHA-256 fingerprint.',
    hint: 'It has 64 hexadecimal digits; case and colons do not matter. SHA-1 fingerprints (40 digits) are not accepted.',
  },
  'client-pair-incomplete': {
    message: 'A client certificate needs its private key, and one of the two is missing.',
    hint: 'Use both --client-cert FILE and --client-key FILE.',
  },
  'client-pair-mismatch': {
    message: 'The private key {key} does not belong to any certificate in {file}.',
    hint: 'Use the key that the client certificate was issued for.',
  },
  'confirmation-needed': {
    message: 'This changes {hosts} and needs confirmation, but there is no terminal to ask on.',
    hint: 'Review the plan with --dry-run, then add --yes.',
  },
  'fingerprint-needed': {
    message: 'The fingerprint of {host} is not verified yet.',
    hint: 'Compare it with the registry’s owner, then add --fingerprint {actual}, or use the CA’s file with --ca FILE.',
  },
  declined: { message: 'You answered no, so nothing was changed.', hint: 'Run the command again when you are ready.' },
  'root-missing': {
    message: 'The directory {root} does not exist.',
    hint: 'Use an existing directory tree with --root.',
  },
} as const
