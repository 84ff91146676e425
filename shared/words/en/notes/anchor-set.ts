/** What is said of the certificates in files of CAs, for a registry that may need some of them later. */
export const anchorSetNotes = {
  'anchor-also': {
    message: '{subject} will be trusted too, although it did not sign the registry’s current certificate.',
    hint: 'Right while the registry changes its CA. Otherwise trust the registry without it, so that no more is trusted than needed.',
  },
  'anchor-next': {
    message: '{subject} will be trusted too, for later: it did not sign the registry’s current certificate.',
    hint: 'When the registry has changed to it, trust the registry with this CA alone. That removes the earlier one.',
  },
  'anchor-in-use': {
    message: 'The registry has changed to the next CA, {subject}, so it no longer needs the earlier one.',
    hint: 'To remove the earlier one, trust the registry with this CA alone.',
  },
  'anchor-left-out': {
    message: '{subject} is left out of what will be trusted. {problem}',
    hint: 'If the registry needs it later, ask its owner for a new certificate of this CA.',
  },
  'anchor-unreadable': {
    message: '{subject} is left out of what will be trusted, because Docker can’t read it: {part}.',
    hint: 'If the registry needs it later, ask its owner for a new certificate of this CA.',
  },
  'anchor-not-ca': {
    message: '{subject} is left out of what will be trusted: it is not a CA certificate.',
    hint: 'Docker needs the CA that signs server certificates, not the server certificates themselves.',
  },
  'anchors-many': {
    message: 'The files contain {count} CA certificates. Only {subject} will be trusted.',
    hint: 'This looks like a whole trust store. To trust several CAs, give a file with no more than 16.',
  },
} as const
