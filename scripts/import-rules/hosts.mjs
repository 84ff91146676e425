/** Rules for main/hosts and what it hides. */
export const hosts = [
  {
    name: 'ssh2-is-one-way',
    comment:
      'Only the ways over SSH know its package. Others get streams and words: see hosts/conversation.ts, ways/way.ts.',
    severity: 'error',
    from: { path: '^main/', pathNot: '^main/hosts/ways/ssh/' },
    to: { path: 'node_modules/(@types/)?ssh2/' },
  },
  {
    name: 'hosts-by-their-directory',
    comment:
      'Who works on hosts asks main/hosts/directory.ts for them, and systems.ts what they can be. Add the question there.',
    severity: 'error',
    from: { path: '^main/', pathNot: '^main/hosts/' },
    to: { path: '^main/hosts/', pathNot: '^main/hosts/(directory|systems)\\.ts$' },
  },
  {
    name: 'hosts-one-way',
    comment:
      'Sources open ways, ways become root, never the other way round: hand in what a way needs when it is opened.',
    severity: 'error',
    from: { path: '^main/hosts/(ways|root)/' },
    to: { path: '^main/hosts/(sources/|directory\\.ts)' },
  },
  {
    name: 'root-knows-no-way',
    comment: 'Becoming root talks over plain streams, whatever way they come by.',
    severity: 'error',
    from: { path: '^main/hosts/root/' },
    to: { path: '^main/hosts/', pathNot: ['^main/hosts/root/', '^main/hosts/conversation\\.ts$'] },
  },
  {
    name: 'programs-have-names',
    comment: 'Only a way with a shell knows that host programs are texts. Run them by their names: see Way.',
    severity: 'error',
    from: { path: '^main/', pathNot: '^main/hosts/ways/' },
    to: { path: ['^main/hosts/ways/programs\\.ts$', '^assets/host/'] },
  },
]
