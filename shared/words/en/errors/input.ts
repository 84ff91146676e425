/** What can be wrong with what a person or a program hands in. */
export const inputErrors = {
  'input-invalid': {
    message: 'The input of {verb} is not valid: {detail}.',
    hint: 'See shared/api/contract.ts for what is valid.',
  },
  'error-text-empty': {
    message: 'There is no text to explain.',
    hint: 'Give the error message as an argument, or send it to standard input: docker pull … 2>&1 | mooring explain',
  },
  'error-text-large': {
    message: 'The text is larger than {limit} MiB.',
    hint: 'Give only the part around the error, such as its last lines: tail -n 500 build.log | mooring explain',
  },
  'verb-unknown': { message: 'There is no verb {verb}.', hint: 'See mooring --help.' },
  'file-unreadable': {
    message: 'Couldn’t read the file {file} ({detail}).',
    hint: 'Check the path and its permissions.',
  },
  'file-too-large': {
    message: 'The file {file} is larger than {limit} bytes.',
    hint: 'No file that Mooring reads needs to be that large. Check that it is the right file.',
  },
  'file-choice-refused': { message: 'This window can’t open a file by its path.', hint: 'Use the file dialog.' },
  'file-cancelled': { message: 'No file was chosen.', hint: 'Choose a file to continue.' },
  'file-ticket-unknown': {
    message: 'Mooring no longer has the chosen file.',
    hint: 'Choose the file again.',
  },
  'reader-ended': {
    message: 'Couldn’t read the certificates or keys of {what}: the process that reads them ended ({detail}).',
    hint: 'Nothing was changed. Try again. If this keeps happening, report it to Mooring, for a registry with the output of openssl s_client -showcerts. Never send a private key.',
  },
  'certificate-not-pem': {
    message: 'The file {file} does not contain a readable certificate: {found}.',
    hint: '{next}',
  },
  'certificate-holds-key': {
    message: 'The file {file} contains a private key as well as a certificate.',
    hint: 'Never hand out a CA’s private key. Use a file that contains only the certificate.',
  },
  'key-not-pem': {
    message: 'The file {file} does not contain a readable private key: {found}.',
    hint: '{next}',
  },
  'key-encrypted': {
    message: 'The private key in {file} is encrypted, and Docker can’t ask for a passphrase.',
    hint: 'Add --passphrase-file FILE: Mooring decrypts the key and writes it so that only root can read it.',
  },
  'key-passphrase-wrong': {
    message: 'The passphrase does not unlock the private key in {file}.',
    hint: 'Check the passphrase file. A newline at its end is ignored.',
  },
  'key-rounds-many': {
    message: 'The private key in {file} needs {rounds} rounds to decrypt, and Mooring accepts {limit} at most.',
    hint: 'Encrypt it again with the default number of rounds: openssl pkcs8 -topk8. If somebody else sent you the key, ask them first.',
  },
  'identity-rounds-many': {
    message: 'The private key in {file} needs {rounds} rounds to decrypt, and Mooring accepts {limit} at most.',
    hint: 'Encrypt it again with fewer rounds (ssh-keygen -p -a 100 -f FILE), or load it into ssh-agent.',
  },
  'identity-not-key': {
    message: 'The file {file} does not contain a private key that Mooring can log in with: {found}.',
    hint: '{next}',
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
  'plan-has-problems': {
    message: 'Nothing was changed on {host}, because the plan has a problem. {problem}',
    hint: 'Fix the problem. To apply the plan all the same, add --despite-problems.',
  },
  'fingerprint-needed': {
    message: 'The fingerprint of {host} is not verified yet.',
    hint: 'Compare it with the registry’s owner, then add --fingerprint {actual}, or use the CA’s file with --ca FILE. On the registry’s computer, this command prints it: {command}',
  },
  declined: { message: 'You answered no, so nothing was changed.', hint: 'Run the command again when you are ready.' },
  'root-missing': {
    message: 'The directory {root} does not exist.',
    hint: 'Use an existing directory tree with --root.',
  },
  'root-relative': {
    message:
      'The directory {root} is not an absolute path, and another host has no working directory to resolve it in.',
    hint: 'Give the whole path on that host: --root /srv/tree',
  },
  'root-unprintable': {
    message: 'The path {root} contains control characters.',
    hint: 'Rename the directory, or use another one with --root.',
  },
  'root-windows': {
    message: '{root} is a Windows path. A directory tree stands for a Linux host.',
    hint: 'Give a path such as /srv/tree. In WSL, drive C: is /mnt/c.',
  },
} as const

/** What can be wrong with the words of a command line. `next` is what to do about it, as a phrase. */
export const usageErrors = {
  'command-missing': { message: '{command} needs one of these: {commands}.', hint: 'See {command} --help.' },
  'command-unknown': { message: '{command} has no command “{typed}”.', hint: '{next}' },
  'option-unknown': { message: '{command} has no option {option}.', hint: '{next}' },
  'option-value-missing': { message: '{option} needs a value.', hint: 'See {command} --help.' },
  'option-repeated': { message: '{option} can be given only once.', hint: 'Remove all but one.' },
  'option-conflict': { message: '{option} and {other} can’t be used together.', hint: 'Remove one of them.' },
  'option-needs': { message: '{option} works only with {other}.', hint: 'Add {other}, or remove {option}.' },
  'argument-missing': { message: '{command} needs {argument}.', hint: 'See {command} --help.' },
  'argument-excess': { message: '{command} does not take “{typed}”.', hint: '{next}' },
  'value-unknown': { message: '“{typed}” is not a value for {what}.', hint: 'Possible values: {choices}.' },
  'time-invalid': { message: '“{typed}” is not a valid time.', hint: 'Give minutes, hours or days: 30m, 2h, 1d.' },
  'count-invalid': {
    message: '“{typed}” is not a whole number from 1 on.',
    hint: 'Write it in digits, as in --limit 10 or --days 30.',
  },
  'count-large': {
    message: 'The number {typed} is too large here.',
    hint: 'The largest one is {most}.',
  },
  'port-invalid': { message: '“{typed}” is not a port.', hint: 'Give a number from 1 to 65535.' },
} as const

/** What can be wrong with a registry's name as typed. Docker's rules: distribution/reference, moby registry/config.go. */
export const referenceErrors = {
  'reference-empty': {
    message: 'No registry is given.',
    hint: 'Enter its host name as in your image names, for example dtr.example.com or registry.example.com:5000.',
  },
  'reference-space': {
    message: '“{typed}” contains a space or a control character.',
    hint: 'Enter one host name, with the port if your image names have one.',
  },
  'reference-certificate': {
    message: 'This is a certificate, not the name of a registry.',
    hint: 'Give the registry’s name here, and the certificate as a file (--ca FILE).',
  },
  'reference-option': {
    message: '“{typed}” looks like an option, not a registry.',
    hint: 'A host name starts with a letter or a digit.',
  },
  'reference-traversal': {
    message: '“{typed}” contains a path that leads outside the certificate directory.',
    hint: 'Enter only the host name and, if needed, the port.',
  },
  'reference-underscore': {
    message: '“{host}” contains an underscore, which Docker does not accept in a registry’s host name.',
    hint: 'Use a DNS name without underscores for the registry.',
  },
  'reference-port': {
    message: '“{port}” is not a port.',
    hint: 'A port is a number from 1 to 65535, for example registry.example.com:5000.',
  },
  'reference-scheme': {
    message: '“{scheme}://” is not a scheme for a registry.',
    hint: 'Leave out the scheme, or use https://.',
  },
  'reference-plain-http': {
    message: '{typed} means plain HTTP (port 80 unless another is given), which has no certificate to trust.',
    hint: 'If it speaks HTTPS, leave out http://. If not, Docker can use it only as an insecure registry: mooring insecure on {registry}',
  },
  'reference-credentials': {
    message: 'The address contains a user name or a password.',
    hint: 'Leave them out, and use docker login for credentials.',
  },
  'reference-docker-hub': {
    message: '“{typed}” means Docker Hub, which Docker already trusts.',
    hint: 'Docker never reads certs.d for Docker Hub. For a mirror, enter the mirror’s own host; for a host without a dot in its name, add the port, as in dtr:443.',
  },
  'reference-host': {
    message: '“{host}” is not a host name or an IP address.',
    hint: 'Write an IPv6 address in brackets: [fd00::2]:5000. A name in another alphabet needs its ASCII form: xn--….',
  },
} as const
