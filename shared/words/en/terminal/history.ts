/** The changes made from this computer. */
export const history = {
  empty: 'No changes yet.',
  states: { applied: 'applied', undone: 'undone' },
  kinds: {
    trust: 'trust {registry} on {host}',
    untrust: 'stop trusting {registry} on {host}',
    'insecure-on': 'make {registry} insecure on {host}',
    'insecure-off': 'make {registry} secure on {host}',
    migrate: 'move certificates out of server.pem on {host}',
  },
} as const
