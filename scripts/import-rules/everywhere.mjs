/** Rules for every room. */
export const everywhere = [
  {
    name: 'no-cycles',
    comment: 'Two modules that need each other are one, or want a third: move what both need there.',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'no-orphans',
    comment: 'Nobody imports this and it imports nothing: delete it, or make it what it was meant for.',
    severity: 'error',
    from: { orphan: true, pathNot: ['\\.d\\.ts$', '^test/'] },
    to: {},
  },
  {
    name: 'resolvable',
    comment: 'The import leads nowhere: mend its path, or add the package to package.json.',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: 'no-folder-cycles',
    comment: 'Two folders that need each other are one, or want a third: move what both need below them.',
    severity: 'error',
    scope: 'folder',
    from: { path: '^(main|renderer|shared)/' },
    to: { circular: true },
  },
  {
    name: 'shared-is-pure',
    comment: 'shared/ runs everywhere. Hand in as an argument what it needs from node, the page or the program.',
    severity: 'error',
    from: { path: '^shared/' },
    to: { pathNot: ['^shared/', 'node_modules/zod/'] },
  },
  {
    name: 'tests-stay-outside',
    comment: 'The product knows no tests: move what both need into the product.',
    severity: 'error',
    from: { path: '^(main|renderer|shared)/' },
    to: { path: '^test/' },
  },
  {
    name: 'no-test-imports-a-test',
    comment: 'Move what two tests need to test/support.',
    severity: 'error',
    from: { path: '^test/' },
    to: { path: '\\.test\\.tsx?$' },
  },
]
