/** Secrets that the engine asks for. */
export const questions = {
  passphrase: {
    title: 'Unlock a private key',
    text: 'The key in {file} is encrypted.',
    label: 'Passphrase',
    again: 'Wrong passphrase. Try again.',
    submit: 'Unlock',
  },
  'sudo-password': {
    title: 'sudo asks for a password',
    text: 'Mooring needs root access on {host}. sudo there asks for the password of {user}.',
    label: 'Password of {user}',
    again: 'Wrong password. Try again.',
    submit: 'Continue',
  },
  kept: 'Kept in memory until Mooring quits, never saved.',
}
