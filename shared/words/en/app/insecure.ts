/** What a registry without a certificate check means, and how it stands, wherever that is said. */
export const insecure = {
  costs: {
    title: 'What insecure costs',
    points: [
      'Docker checks no certificate at all: it cannot tell the registry from someone who pretends to be it.',
      'Anyone on the path can replace images, and read the login.',
      'On the classic image store, Docker sends no client certificate any more.',
    ],
  },
  limit: {
    label: 'Wanted for',
    names: { hour: '1 hour', 'two-hours': '2 hours', 'work-day': '8 hours', day: '1 day', none: 'No limit' },
    hint: 'Nothing ends it by itself. Mooring reminds you when the time is over.',
  },
  states: { on: 'On', off: 'Off', range: 'On, by a range', 'built-in': 'On, built in', unknown: 'Not known' },
  covered: '{value} covers it',
  coveredIn: '{value} covers it, in {path}',
  builtIn: 'Every Docker takes {value} for insecure',
  noEngine: 'No Docker to ask',
  beginsAtStart: 'On after Docker’s next start',
  endsAtStart: 'Off after Docker’s next start',
  until: 'Until {until}',
  overdue: {
    title: '{registry} is still insecure on {host}',
    text: 'It was meant to be so until {until}.',
    switchOff: 'Switch it off…',
    label: 'Switch it off: {registry} on {host}…',
  },
}
