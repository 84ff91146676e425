/** Secrets that the engine asks for. */
export const questions = {
  passphrase: {
    title: 'Unlock a private key',
    text: 'The key in {file} is encrypted.',
    label: 'Passphrase',
    submit: 'Unlock',
  },
  'sudo-password': {
    title: 'sudo asks for a password',
    text: 'Mooring has to become root on {host}. For that, sudo there wants the password of {user}.',
    label: 'Password of {user}',
    submit: 'Go on',
  },
  again: 'That was not right. Try again.',
  kept: 'It goes to Mooring on this machine alone, is forgotten when Mooring ends, and is written nowhere.',
}
