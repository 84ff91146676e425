/** What is said of an anchor's file in whatever directory it lies. */
export const anchorNotes = {
  'own-name-taken': {
    message: '{taken} is already there and not from Mooring. It stays, and the certificate goes into a second file.',
    hint: 'Mooring’s own files have names that begin with mooring-. Check what the other file is for.',
  },
  'left-alone': {
    message: '{path} has changed since Mooring wrote it, so it stays.',
    hint: 'Remove it by hand if it is no longer needed.',
  },
} as const
