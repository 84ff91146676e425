/** Hosts, and what was found on one. */
export const hostPhrases = {
  'any-host': 'any host',
  'no-engine-found': 'no container engine',
  /** The kinds of engines. */
  'engine-docker': 'Docker',
  'engine-version': 'Docker {version}',
  'engine-running': 'Docker (running)',
  'engine-not-running': 'Docker (not running)',
  'engine-of-flavour': '{engine}, {flavour}',
  'flavour-rootful': 'rootful',
  'flavour-rootless': 'rootless',
  'flavour-snap': 'snap',
  'flavour-desktop': 'desktop',
  'source-local': 'this computer',
  'source-saved': 'your list',
  'source-docker-machine': 'docker-machine',
  'source-docker-context': 'docker context',
  'source-ssh': 'ssh_config',
} as const
