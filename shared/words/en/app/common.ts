export const common = {
  back: 'Back',
  next: 'Continue',
  cancel: 'Cancel',
  close: 'Close',
  tryAgain: 'Try again',
  copy: 'Copy',
  copied: 'Copied',
  loading: 'Looking…',
  choose: 'Choose a file…',
  remove: 'Remove',
  severity: { error: 'Problem', warning: 'Warning', info: 'Good to know' },
  hiddenCharacter: 'hidden character',
}

export const shell = {
  product: 'Mooring',
  navigation: 'Main',
  skip: 'Skip to the content',
  screens: { trust: 'Trust', hosts: 'Hosts', history: 'History', settings: 'Settings' },
  title: '{screen} – Mooring',
  starting: 'Mooring is starting…',
  notStarted: 'Mooring did not start',
  broken: 'This screen stopped working',
  brokenHint: 'Nothing on your hosts was changed by this. Reload the window to go on.',
  reload: 'Reload',
}

export const files = {
  pathLabel: 'Path on the machine that runs Mooring',
  passphraseLabel: 'Path of a file with the key’s passphrase',
  passphraseHint: 'Only for an encrypted key.',
  open: 'Use this file',
  roles: {
    ca: 'CA certificate',
    'client-cert': 'Client certificate',
    'client-key': 'Client key',
    identity: 'Private key for the login',
  },
}
