/** What stands for a value in a usage line, by the kind of value. */
export const valuePhrases = {
  'value-registry': '<registry>',
  'value-host': '<host>',
  'value-name': '<name>',
  'value-address': '<address>',
  'value-hostKey': '<fingerprint>',
  'value-change': '<change>',
  'value-shell': '<shell>',
  'value-word': '<word>',
  'value-command': '<command>',
  'value-file': '<file>',
  'value-directory': '<dir>',
  'value-sha256': '<sha256>',
  'value-time': '<time>',
  'value-port': '<port>',
  'value-persistence': '<how>',
} as const
