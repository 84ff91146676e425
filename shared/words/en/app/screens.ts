export const history = {
  heading: 'History',
  lead: 'Every change made from here. The earlier files stay on the host, so each change can be undone.',
  reading: 'Reading the history…',
  failed: 'Couldn’t read the history',
  empty: 'No changes yet',
  emptyHint: 'When you set up a registry, the change appears here with every file and a way to undo it.',
  start: 'Set up a registry',
  kinds: {
    trust: 'Trust {registry}',
    untrust: 'Stop trusting {registry}',
    'insecure-on': 'Make {registry} insecure',
    'insecure-off': 'Make {registry} secure again',
    migrate: 'Move certificates out of server.pem',
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
  lead: 'Saved on this computer only.',
  theme: 'Appearance',
  themes: { auto: 'System', light: 'Light', dark: 'Dark' },
  language: 'Language',
  version: 'Version',
  about: 'Mooring sends no data anywhere, except to the registries and hosts that you name.',
  packages: {
    heading: 'Open-source packages',
    lead: 'Mooring contains these packages of other authors, under their own licences.',
    reading: 'Reading the list…',
    failed: 'Couldn’t read the list of packages',
    package: '{name} {version} · {license}',
  },
}
