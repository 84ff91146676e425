/** Rooms that touch the world: files, the network, other programs. Everything else decides, with plain data. */
const withEffects = 'authority|hosts|registry|reader|store|page|web|electron'
const doors = 'cli|electron|web'
const belowEngine = 'certificates|drivers|hosts|registry|reader|store|page'

/** Node's modules by name, with or without their prefix. */
const core = (names) => `^(node:)?(${names})(/|$)`

/** Rules for the rooms of main/ and between them. */
export const rooms = [
  {
    name: 'effects-in-their-rooms',
    comment: `Only ${withEffects.replaceAll('|', ', ')} touch the world. Take what was read as data, or a function that does it.`,
    severity: 'error',
    // One file is how all of them read files of this computer. Two take constants from node's network modules: its list of
    // public roots, and what counts as an address.
    from: {
      path: '^main/',
      pathNot: [
        `^main/(${withEffects})/`,
        '^main/(read-limited|make-directory|write-whole)\\.ts$',
        '^main/certificates/(judge/(public-roots|host-name)|read/names)\\.ts$',
        '^main/certificates/go/(ip-address|name-constraints|read-constraints|uri)\\.ts$',
      ],
    },
    to: { path: [core('fs|net|tls|http|https|http2|child_process|dns|dgram'), 'node_modules/ssh2/'] },
  },
  {
    name: 'certificates-stand-alone',
    comment:
      'Reading and judging certificates is shared by all who meet one. What is about a connection belongs to main/registry.',
    severity: 'error',
    from: { path: '^main/certificates/' },
    to: { pathNot: ['^main/certificates/', '^shared/', core('crypto|net|tls'), 'node_modules/@peculiar/'] },
  },
  {
    name: 'explaining-stands-alone',
    comment:
      'What a text means is decided by its words alone. What asks a host or a registry is another part of main/doctor.',
    severity: 'error',
    from: { path: '^main/doctor/explain/' },
    to: { pathNot: ['^main/doctor/explain/', '^shared/', core('util')] },
  },
  {
    name: 'only-electron-imports-electron',
    comment: 'The engine also serves a command line and a browser. Put this in main/electron and hand it to main/api.',
    severity: 'error',
    from: { path: '^(main|shared|renderer)/', pathNot: '^main/electron/' },
    to: { path: ['node_modules/electron/', '^electron$'] },
  },
  {
    name: 'doors-go-through-the-api',
    comment: 'A door carries calls and answers. Add a verb to the contract, and do the work in its handler.',
    severity: 'error',
    from: { path: `^main/(${doors})/` },
    to: { path: `^main/(authority|engine|certificates|doctor|drivers|hosts|registry|store)/` },
  },
  {
    name: 'doors-are-apart',
    comment:
      'Doors know nothing of each other. What two need goes to main/page or shared/. (mooring web opens main/web.)',
    severity: 'error',
    from: { path: `^main/(${doors})/` },
    to: { path: `^main/(${doors})/`, pathNot: ['^main/$1/', '^main/web/web-door\\.ts$'] },
  },
  {
    name: 'commands-by-main',
    comment: 'Only main runs commands: move what a command and others need to a file of its own in main/cli.',
    severity: 'error',
    from: { path: '^main/cli/', pathNot: '^main/cli/(commands/|main\\.ts$)' },
    to: { path: '^main/cli/commands/' },
  },
  {
    name: 'commands-know-no-main',
    comment: 'A command is run and runs no other one: take what it needs from its session.',
    severity: 'error',
    from: { path: '^main/cli/', pathNot: '^main/cli/(index|main)\\.ts$' },
    to: { path: '^main/cli/(index|main)\\.ts$' },
  },
  {
    name: 'api-knows-no-door',
    comment: 'Let the door hand it in: see Door in main/api/deps.ts.',
    severity: 'error',
    from: { path: '^main/api/' },
    to: { path: `^main/(${doors})/` },
  },
  {
    name: 'handlers-by-dispatch',
    comment: 'Only dispatch calls handlers: move what a handler and others need to a file of its own in main/api.',
    severity: 'error',
    from: { path: '^main/api/', pathNot: '^main/api/(handlers/|dispatch\\.ts$)' },
    to: { path: '^main/api/handlers/' },
  },
  {
    name: 'handlers-know-no-dispatch',
    comment:
      'A handler does one verb and calls no other one: move what two of them need to a file of its own in main/api.',
    severity: 'error',
    from: { path: '^main/api/', pathNot: '^main/api/dispatch\\.ts$' },
    to: { path: '^main/api/dispatch\\.ts$' },
  },
  {
    name: 'engine-knows-no-api',
    comment: 'The engine is called, it does not call back: return it, or take a function.',
    severity: 'error',
    from: { path: '^main/engine/' },
    to: { path: `^main/(api|${doors})/` },
  },
  {
    name: 'host-protocol-knows-no-engine',
    comment:
      'What host programs read and print is known without knowing what it is for: take it as an argument, or move it here.',
    severity: 'error',
    from: { path: '^main/engine/host-protocol/' },
    to: { path: '^main/engine/', pathNot: '^main/engine/host-protocol/' },
  },
  {
    name: 'strangers-bytes-are-read-apart',
    comment:
      'Native code that reads a stranger’s certificate can end its process. Send a job to the reader (main/reader/jobs.ts); types may be imported.',
    severity: 'error',
    from: { path: '^main/', pathNot: '^main/(certificates|registry|reader)/' },
    to: {
      path: '^main/(registry|certificates|reader/(do-job|child))',
      // These read a number, names and a date, or what a file is, out of bytes, without native code.
      pathNot: [
        '^main/certificates/read/(key-derivation|certificate-summary|found-instead|der-shape|unpacked-text|distinguished-name|object-identifiers|issuer|request-parts)\\.ts$',
        '^main/certificates/write/',
      ],
      dependencyTypesNot: ['type-only'],
    },
  },
  {
    name: 'ground-knows-no-engine',
    comment: 'These rooms do one thing for whoever asks. Move the decision up to main/engine or main/api.',
    severity: 'error',
    from: { path: `^main/(${belowEngine})/` },
    to: { path: `^main/(engine|api|${doors})/` },
  },
  {
    name: 'reader-reads-only',
    comment: 'A process that may be taken over has what reading takes and nothing else.',
    severity: 'error',
    from: { path: '^main/reader/' },
    to: { path: '^main/[^/]+/', pathNot: '^main/(reader|certificates|registry)/' },
  },
  {
    name: 'ground-rooms-are-apart',
    comment:
      'Below the engine, rooms know certificates and nothing else of each other: take what another one has as data, or a function that lists it. They meet in main/engine, and are opened in main/api/deps.ts.',
    severity: 'error',
    from: { path: `^main/(${belowEngine})/`, pathNot: '^main/reader/' },
    to: { path: `^main/(${belowEngine})/`, pathNot: ['^main/$1/', '^main/certificates/'] },
  },
]
