/** What is said of a look at a registry that a plan is made with. */
export const registryNotes = {
  'registry-not-seen': {
    message: 'Mooring could not reach the registry from here. {problem}',
    hint: 'The CA file is used as it is. Whether it fits the registry shows when a host connects to it.',
  },
} as const
