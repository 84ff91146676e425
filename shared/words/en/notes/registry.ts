/** What is said of a look at a registry that a plan is made with. */
export const registryNotes = {
  'registry-not-seen': {
    message: 'Mooring couldn’t reach the registry from here. {problem}',
    hint: 'Mooring uses the CA file unchecked. When a host connects to the registry, you see whether it is the right one.',
  },
} as const
