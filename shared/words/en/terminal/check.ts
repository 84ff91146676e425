/** What checks of a registry on a host come to. */
export const check = {
  titles: {
    engine: 'Docker',
    clock: 'clock',
    address: 'name',
    connection: 'connection',
    files: 'files',
    certificate: 'certificate',
    trust: 'trust',
    'client-certificate': 'client pair',
    answer: 'answer',
  },
  statuses: { good: 'ok', warning: 'note', bad: 'fails', unknown: '?' },
  /** In place of what nobody could look at. */
  unknown: 'not known',
  good: 'nothing wrong',
  well: 'pulls work',
  warned: 'pulls work, with a note',
  fails: 'pulls fail',
  undecided: 'nobody could tell whether pulls work',
  nothing: 'Nothing on this host is about a registry. Name one: mooring check REGISTRY',
  mends: 'This plans what mends it, shows the plan and asks:',
} as const
