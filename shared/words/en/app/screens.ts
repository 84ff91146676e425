export const history = {
  heading: 'History',
  lead: 'Every change made from here. The files as they were before stay on the host, so that each one can be undone.',
  looking: 'Reading the history…',
  failed: 'The history could not be read',
  empty: 'Nothing has been changed yet',
  emptyHint: 'When you set up a registry, the change appears here, with every file and a way back.',
  start: 'Set up a registry',
  kinds: {
    trust: 'Trust {registry}',
    untrust: 'Stop trusting {registry}',
    'insecure-on': 'Make {registry} insecure',
    'insecure-off': 'Make {registry} secure again',
    migrate: 'Give certificates in server.pem files of their own',
  },
  states: { applied: 'Applied', undone: 'Undone' },
  on: 'on {host}',
  files: { one: '{count} file', other: '{count} files' },
  undo: 'Undo…',
  undoLabel: 'Undo: {change}',
  id: 'Change {id}',
}

export const settings = {
  heading: 'Settings',
  lead: 'They are kept on this machine.',
  theme: 'Appearance',
  themes: { auto: 'Like the system', light: 'Light', dark: 'Dark' },
  language: 'Language',
  version: 'Version',
  about: 'Mooring sends nothing anywhere, except to the registries and hosts that you name.',
}
