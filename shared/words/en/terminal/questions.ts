/** What a person at the terminal is asked. */
export const questions = {
  apply: 'Make this change?',
  yes: 'Yes',
  no: 'No',
  compared: 'Have you compared it, and does it match?',
  fingerprint: 'Compare this fingerprint with the one from the owner of {host}:',
  hostKey: {
    title: 'The host key of {host} ({address}) is not verified yet:',
    compare: 'Compare it on the host itself: ssh-keygen -lf on its key file in /etc/ssh',
  },
  passphrase: 'Passphrase of {file}',
  passphraseAgain: 'Wrong passphrase. Passphrase of {file}',
  password: 'Password of {user} on {host}, for sudo',
  passwordAgain: 'Wrong password. Password of {user} on {host}, for sudo',
} as const
