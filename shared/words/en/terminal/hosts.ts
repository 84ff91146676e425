/** The hosts and what was found on them. */
export const hosts = {
  states: {
    looking: 'checking',
    ready: 'ready',
    'no-engine': 'no Docker',
    unsupported: 'not supported',
    unreachable: 'unreachable',
    stopped: 'not running',
    'key-unknown': 'key not verified',
    'key-changed': 'key changed',
    'login-failed': 'login failed',
  },
  looking: 'checking {host}',
  incomplete: 'Some hosts could not be listed:',
  sudo: '{found}; changes use sudo',
  registries: 'set up for {registries}',
  unfinished: 'the change {change} was interrupted: run {command}',
  saved: 'Saved {host}.',
  removed: 'Forgot {host}. Nothing changed on the host.',
  newKey: {
    title: 'The host key of {host} ({address}) is not verified yet:',
    compare: 'Compare it on the host itself (ssh-keygen -lf on its key file), then run:',
  },
} as const

/** Hosts of ssh_config that could be saved. */
export const suggestions = {
  empty: 'No unsaved hosts in ssh_config.',
  use: 'Use them as they are (--host ALIAS), or save them: mooring hosts add NAME ALIAS',
} as const
