/** What a registry without a certificate check means, and how it stands, wherever that is said. */
export const insecure = {
  costs: {
    title: 'What you give up',
    points: [
      'Docker checks no certificate: it can’t tell the registry from an impostor.',
      'Over HTTPS the connection stays encrypted, but nobody checks with whom: anyone on the network path can pose as the registry, replace images and read your login.',
      'If the registry has no HTTPS, Docker uses plain HTTP: nothing is encrypted.',
      'With the classic image store, Docker no longer sends a client certificate.',
    ],
  },
  limit: {
    label: 'Remind me after',
    names: {
      hour: '1 hour',
      'two-hours': '2 hours',
      'work-day': '8 hours',
      day: '1 day',
      none: 'Don’t remind me',
    },
    hint: 'It does not expire automatically. Mooring reminds you to switch it off.',
  },
  states: { on: 'On', off: 'Off', range: 'On, by a range', 'built-in': 'On, built in', unknown: 'Unknown' },
  covered: 'Covered by {value}',
  coveredIn: 'Covered by {value} in {path}',
  builtIn: '{engine} always treats {value} as insecure',
  noEngine: 'No container engine to check',
  /** What its settings say is shown then. */
  unasked: {
    tree: '{engine} doesn’t run in a directory tree; this is what it reads when it starts',
    absent: 'There is no {engine} yet; this is what it reads when it starts',
    stopped: '{engine} isn’t running; this is what it reads when it starts',
    silent: '{engine} didn’t answer in time; this is what it reads when it starts',
    refused: 'This user may not ask {engine}; this is what it reads when it starts',
    unsaid: 'This version of {engine} doesn’t say it; this is what it reads when it starts',
  },
  beginsAtStart: 'Turns on when {engine} restarts',
  endsAtStart: 'Turns off when {engine} restarts',
  until: 'Reminder: {until}',
  overdue: {
    title: '{registry} is still insecure on {host}',
    text: 'You wanted to be reminded on {until}.',
    switchOff: 'Switch off…',
    label: 'Switch off: {registry} on {host}…',
  },
}
