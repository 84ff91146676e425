/** What to do about a command line that is not understood. */
export const usagePhrases = {
  'usage-help': 'See {command} --help.',
  'usage-similar': 'Did you mean {words}?',
  'usage-elsewhere': '{option} goes with {commands}.',
  'usage-options-last': 'Options go last: {words}',
} as const
