/** What a plan is for, by the kind of its intent. */
export const purposePhrases = {
  'purpose-trust': 'Trust {registry} on {hosts}',
  'purpose-untrust': 'Stop trusting {registry} on {hosts}',
  'purpose-insecure-on': 'Make {registry} insecure on {hosts}',
  'purpose-insecure-off': 'Make {registry} secure again on {hosts}',
  'purpose-migrate': 'Move certificates out of server.pem on {hosts}',
  'purpose-undo': 'Undo {change} on {hosts}',
  'purpose-recover': 'Roll back an interrupted change on {hosts}',
} as const
