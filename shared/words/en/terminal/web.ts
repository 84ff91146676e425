/** The same wizard in a browser. */
export const web = {
  open: 'Mooring is open on this computer: {url}',
  once: 'The address opens only once, in one browser. Press Ctrl+C to stop Mooring.',
} as const
