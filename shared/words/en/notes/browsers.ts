/** What the browsers driver points out. */
export const browsersNotes = {
  'browsers-when-restarted': {
    message: 'Open browsers use their old list of certificates until they restart.',
    hint: 'Close them and open them again.',
  },
  'no-database': {
    message: 'No browser’s certificate database was found on this host.',
    hint: 'Firefox and Chromium create it when they first start. Mooring does not create one.',
  },
  'path-with-blanks': {
    message: 'The certificate database in {directory} is not changed: Mooring does not support spaces in its path.',
    hint: 'Import the certificate in that browser’s settings.',
  },
} as const
