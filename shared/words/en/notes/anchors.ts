/** What is said of an anchor's file in whatever directory it lies. */
export const anchorNotes = {
  'own-name-taken': {
    message: '{taken} is there and is not Mooring’s, so it stays, and the certificate goes beside it.',
    hint: 'Mooring’s own files have names that begin with mooring-. Look at what the other one is for.',
  },
  'left-alone': {
    message: '{path} has changed since Mooring put it there, so it stays.',
    hint: 'Remove it by hand if nobody needs it.',
  },
} as const
