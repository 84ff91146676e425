import type { HostSource } from '../../../host-sources.ts'

export const hosts = {
  heading: 'Hosts',
  /** What the host `local` is called, within a sentence and on its own. */
  local: 'this computer',
  localAlone: 'This computer',
  lead: 'The hosts that Mooring can set up, and what it has set up there.',
  states: {
    looking: 'Checking…',
    ready: 'Ready',
    'no-engine': 'No Docker engine',
    unsupported: 'Not supported',
    unreachable: 'Unreachable',
    stopped: 'Not running',
    'key-unknown': 'Unverified host key',
    'key-changed': 'Host key changed',
    'login-failed': 'Login failed',
  },
  sources: {
    local: '',
    saved: '',
    ssh: 'ssh_config',
    'docker-machine': 'docker-machine',
    'docker-context': 'Docker context',
  } satisfies Record<HostSource, string>,
  sudo: 'uses sudo',
  registries: 'Set up by Mooring',
  registriesOf: 'Registries on {host}',
  noRegistries: 'Nothing yet',
  columns: { registry: 'Registry', trusted: 'Trust', insecure: 'Insecure' },
  trusted: 'Trusted',
  gone: 'Its files are gone',
  byHand: 'Set up by hand: {registries}',
  /** Read out where the table shows a dash. */
  notTrusted: 'Not trusted by Mooring',
  insecureLabel: 'Insecure: {registry} on {host}',
  untrust: 'Stop trusting…',
  untrustLabel: 'Stop trusting {registry} on {host}…',
  unfinished: 'A change was interrupted',
  unfinishedHint: 'Change {change} was interrupted. Roll it back before you change anything else.',
  recover: 'Roll back…',
  recoverLabel: 'Roll back: {host}…',
  add: 'Add a host…',
  forget: 'Forget…',
  forgetLabel: 'Forget {host}…',
  reload: 'Refresh',
  searching: 'Finding hosts…',
  failed: 'Couldn’t list the hosts',
  incomplete: 'Couldn’t list some of the hosts',
  empty: 'No hosts',
  emptyHint: 'Mooring found no host that it can change.',
  find: 'Find a host',
  findPlaceholder: 'Name, address, system or registry',
  none: 'No hosts match.',
  countOf: '{count} × {state}',
}

/** The one thing to do about a host that cannot be worked on. */
export const hostNext = {
  'key-unknown': {
    title: 'Host key not verified yet',
    text: 'Mooring logs in after you compare it with the key that the host itself shows.',
    action: 'Compare host key…',
    label: 'Compare the host key of {host}…',
  },
  'key-changed': {
    title: 'Stop: the host key has changed',
    text: 'Someone may be intercepting the connection. Mooring sends nothing to this host, not even a login.',
    known: 'Known key',
    line: '{file}, line {line}',
    shown: 'Key shown now',
    remedy:
      'Was the host reinstalled? Ask whoever did it, and compare this fingerprint on the host itself. Only then remove that line and refresh.',
  },
  stopped: { title: 'This machine is not running', start: 'Start it' },
  'no-engine': { title: 'Docker is not installed', text: 'Install it on this host, then refresh.' },
  again: 'Try again',
  againLabel: 'Try again: {host}',
}

/** Comparing a host key at first contact. */
export const hostKey = {
  title: 'Is this really {host}?',
  lead: 'This is the first connection to {host} ({address}). Anyone could answer there: compare the host key before Mooring logs in.',
  of: 'SHA-256 fingerprint of its {type} key',
  copy: 'Copy the fingerprint',
  command: 'On the host itself: at its console, or over a connection you trust',
  label: 'Fingerprint on the host',
  hint: 'The fingerprint, or the whole line that the command prints.',
  matches: 'It matches.',
  differs: 'Doesn’t match. Stop until you know why: someone may be intercepting the connection.',
  unfinished: '{characters} of 43 characters.',
  md5: 'This is an MD5 fingerprint, which can be forged. Add -E sha256 to the command.',
  other: 'This is not a SHA-256 fingerprint: it starts with SHA256: and has 43 characters.',
  byEye: 'I compared it with what the host itself shows',
  accept: 'Accept this key',
}

export const addHost = {
  title: 'Add a host',
  lead: 'Add any Linux host that you can log in to over SSH with a key. Mooring installs nothing there.',
  name: 'Name',
  nameHint: 'Any name you like.',
  namePlaceholder: 'build-07',
  address: 'Address',
  addressHint: 'ssh://user@host:port, or a name from your ssh_config.',
  addressPlaceholder: 'ssh://ops@build-07.example.com',
  identityHint: 'Otherwise Mooring uses your SSH agent and ssh_config keys.',
  add: 'Add and test',
  connecting: 'Logging in to {host}…',
  ready: '{host} is ready',
  readyText: 'Mooring can read and change it.',
  change: 'Edit details',
  done: 'Done',
}

export const forgetHost = {
  title: 'Forget {host}?',
  text: 'It disappears from this list. Nothing changes on the host itself: everything that was set up there stays, and so does the history.',
  forget: 'Forget host',
}
