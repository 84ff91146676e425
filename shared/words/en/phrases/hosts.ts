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
} as const
