/** What is said of a look at a registry that a plan is made with. */
export const registryNotes = {
  'registry-not-seen': {
    message: 'The registry could not be looked at from here: {problem}',
    hint: 'The CA file is taken as it is; whether it fits the registry shows when a host reaches it.',
  },
} as const
