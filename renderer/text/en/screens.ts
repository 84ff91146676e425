export const hosts = {
  heading: 'Hosts',
  /** What the host `local` is called, within a sentence and on its own. */
  local: 'this computer',
  localAlone: 'This computer',
  lead: 'Where Mooring can set up trust, and what it has set up there.',
  states: {
    ready: 'Ready',
    'no-engine': 'No engine found',
    unsupported: 'Not supported',
    unreachable: 'Not reachable',
  },
  engine: '{kind} {version}',
  flavours: { rootful: '', rootless: 'rootless', snap: 'snap' },
  registries: 'Trusted through Mooring',
  noRegistries: 'Nothing yet',
  untrust: 'Stop trusting…',
  untrustLabel: 'Stop trusting {registry} on {host}…',
  unfinished: 'A change was interrupted',
  unfinishedHint: 'The change {change} was cut off. Roll it back before anything else.',
  recover: 'Put it right…',
  reload: 'Look again',
  looking: 'Looking at the hosts…',
  failed: 'The hosts could not be listed',
  empty: 'No hosts',
  emptyHint: 'Mooring found no host that it could change.',
}

export const history = {
  heading: 'History',
  lead: 'Every change made from here. The files as they were before stay on the host, so that each one can be undone.',
  looking: 'Reading the history…',
  failed: 'The history could not be read',
  empty: 'Nothing has been changed yet',
  emptyHint: 'When you set up a registry, the change appears here, with every file and a way back.',
  start: 'Set up a registry',
  states: { applied: 'Applied', undone: 'Undone' },
  on: 'on {host}',
  files: { one: '{count} file', other: '{count} files' },
  undo: 'Undo…',
  undoLabel: 'Undo: {summary}',
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
