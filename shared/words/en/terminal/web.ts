/** The same wizard in a browser. */
export const web = {
  open: 'Mooring is open on this computer: {url}',
  once: 'The address opens once, in one browser. Press Ctrl+C to close it.',
} as const
