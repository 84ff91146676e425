/** What an error text means. */
export const explanation = {
  paste: 'Paste the message, then press Enter and Ctrl+D.',
  said: '{program} said: {line}',
  saidAlone: 'The text says: {line}',
  at: 'at {url}',
  confidence: { certain: 'cause', likely: 'likely', possible: 'perhaps' },
  other: 'This is not about trust in a certificate.',
  unknown: 'Mooring does not know this message.',
  unknownHint: 'If it comes from a registry, look at its certificate: mooring inspect REGISTRY',
  next: 'Next:',
  inspect: 'shows the chain and what is wrong with it',
  trust: 'makes this host trust it, after you have compared its fingerprint',
} as const
