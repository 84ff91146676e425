export const common = {
  back: 'Back',
  next: 'Continue',
  cancel: 'Cancel',
  close: 'Close',
  tryAgain: 'Try again',
  copy: 'Copy',
  copied: 'Copied',
  checking: 'Checking…',
  choose: 'Choose a file…',
  remove: 'Remove',
  /** For a button or a field that does not say itself what it is about. */
  labelled: '{subject}: {what}',
  severity: { error: 'Problem', warning: 'Warning', info: 'Note' },
  hiddenCharacter: 'hidden character',
}

export const shell = {
  product: 'Mooring',
  navigation: 'Main',
  skip: 'Skip to content',
  screens: { trust: 'Trust', hosts: 'Hosts', history: 'History', settings: 'Settings' },
  title: '{screen} – Mooring',
  starting: 'Mooring is starting…',
  notStarted: 'Mooring couldn’t start',
  broken: 'This screen stopped working',
  brokenHint: 'This changed nothing on your hosts. Reload the window to continue.',
  reload: 'Reload',
}

export const files = {
  pathLabel: 'Path on the computer that runs Mooring',
  passphraseLabel: 'Path of a file with the key’s passphrase',
  passphraseHint: 'Only for an encrypted key.',
  open: 'Use this file',
  chosen: '{name} · {contents}',
  roles: {
    ca: 'CA certificate',
    next: 'Next CA certificate',
    'client-cert': 'Client certificate',
    'client-key': 'Client key',
    identity: 'Private key for login',
    request: 'Certificate request',
  },
  pair: {
    incomplete: 'Choose both files: the client certificate and its key.',
    private: 'The key never reaches this window. On the host, only root can read it.',
  },
}

/** Secrets that the engine asks for. */
export const questions = {
  passphrase: {
    title: 'Unlock a private key',
    text: 'The key in {file} is encrypted.',
    label: 'Passphrase',
    again: 'Wrong passphrase. Try again.',
    submit: 'Unlock',
  },
  'new-passphrase': {
    title: 'Protect a private key',
    text: 'Whoever has the key in {file} and this passphrase can sign in your authority’s name. Mooring can’t recover it.',
    label: 'New passphrase',
    again: 'Type the same passphrase again.',
    submit: 'Use it',
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
