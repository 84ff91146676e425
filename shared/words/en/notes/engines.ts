/** What is said of the engines that a host has. */
export const enginesNotes = {
  'engine-of-another': {
    message: 'A Docker engine of another user (number {uid}) is left as it is.',
    hint: 'Where its files lie is what that user’s process says, so only that user should have them changed.',
  },
} as const
