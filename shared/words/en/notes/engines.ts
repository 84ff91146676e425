/** What is said of the engines that a host has. */
export const enginesNotes = {
  'engine-of-another': {
    message: 'The Docker engine of another user (UID {uid}) is not changed.',
    hint: 'Only that user’s own process says where its files are. To change it, run Mooring as that user.',
  },
} as const
