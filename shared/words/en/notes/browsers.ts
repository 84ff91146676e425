/** What the browsers driver points out. */
export const browsersNotes = {
  'browsers-when-restarted': {
    message: 'Browsers that are open go on with what they have read.',
    hint: 'Close and open them again.',
  },
  'no-database': {
    message: 'No certificate database of a browser was found on this host.',
    hint: 'Firefox and Chromium make one when they are started for the first time; Mooring makes none.',
  },
  'path-with-blanks': {
    message: 'The certificate database in {directory} is left as it is: Mooring cannot name such a path to the host.',
    hint: 'Import the certificate in that browser’s settings.',
  },
} as const
