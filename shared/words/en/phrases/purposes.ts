/** What a plan is for, by the kind of its intent. */
export const purposePhrases = {
  'purpose-trust': 'Trust {registry} on {hosts}',
  'purpose-untrust': 'Take back the trust in {registry} on {hosts}',
  'purpose-insecure-on': 'Make {registry} an insecure registry on {hosts}',
  'purpose-insecure-off': 'Make {registry} a secure registry again on {hosts}',
  'purpose-migrate': 'Give certificates that were appended to server.pem files of their own on {hosts}',
  'purpose-undo': 'Undo {change} on {hosts}',
  'purpose-recover': 'Roll back an interrupted change on {hosts}',
} as const
