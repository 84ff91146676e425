/** Rooms that touch the world: files, the network, other programs. Everything else decides, with plain data. */
const withEffects = 'hosts|registry|authority|store|lab|page|web|electron'
const doors = 'cli|electron|web'
const belowEngine = 'certificates|drivers|hosts|registry|authority|store|page'

/** Node's modules by name, with or without their prefix. */
const core = (names) => `^(node:)?(${names})(/|$)`

export default {
  forbidden: [
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
      name: 'shared-is-pure',
      comment: 'shared/ runs everywhere. Hand in as an argument what it needs from node, the page or the program.',
      severity: 'error',
      from: { path: '^shared/' },
      to: { pathNot: ['^shared/', 'node_modules/zod/'] },
    },
    {
      name: 'renderer-sees-shared-only',
      comment:
        'The page has no powers. Add a verb to shared/api/contract.ts and its handler in main/api, and call that.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^(main|test|scripts)/' },
    },
    {
      name: 'renderer-has-no-core',
      comment: 'The page runs in a browser: what needs node is a verb of the contract.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'words-say-only',
      comment:
        'renderer/words turns codes, ids and foreign text into words. Move what looks or asks to ui, api or features.',
      severity: 'error',
      from: { path: '^renderer/words/' },
      to: { path: '^renderer/', pathNot: '^renderer/words/' },
    },
    {
      name: 'ui-knows-no-subject',
      comment:
        'Parts of renderer/ui know neither hosts nor verbs. Hand in what is shown and what is done as properties, or move the part to its feature.',
      severity: 'error',
      from: { path: '^renderer/ui/' },
      to: { path: '^renderer/', pathNot: '^renderer/(words|ui)/' },
    },
    {
      name: 'renderer-api-shows-nothing',
      comment: 'renderer/api asks and answers. Show the answer in a feature or a screen.',
      severity: 'error',
      from: { path: '^renderer/api/' },
      to: { path: '^renderer/', pathNot: '^renderer/api/' },
    },
    {
      name: 'features-serve-screens',
      comment:
        'A feature does not know where it is used. Hand in a function, or move the part up to the screen or the step.',
      severity: 'error',
      from: { path: '^renderer/features/' },
      to: { path: '^renderer/(wizard|screens|app)/' },
    },
    {
      name: 'screens-are-apart',
      comment: 'Screens know nothing of each other, nor of the frame around them. What two need is a feature.',
      severity: 'error',
      from: { path: '^renderer/(wizard|screens/[^/]+)/' },
      to: { path: '^renderer/(wizard|screens|app)/', pathNot: '^renderer/$1/' },
    },
    {
      name: 'steps-are-apart',
      comment:
        'A step knows the wizard’s state and its frame, no other step. What two need goes to wizard/frame or to a feature.',
      severity: 'error',
      from: { path: '^renderer/wizard/steps/([^/]+)/' },
      to: { path: '^renderer/wizard/steps/', pathNot: '^renderer/wizard/steps/$1/' },
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
      name: 'drivers-are-pure',
      comment: 'A driver plans from facts. Let the survey find out what it needs, or move the helper to shared/.',
      severity: 'error',
      from: { path: '^main/drivers/' },
      to: { path: '^main/', pathNot: '^main/drivers/' },
    },
    {
      name: 'drivers-have-no-core',
      comment: 'A driver plans from facts and needs nothing of the machine it runs on: let the survey bring it.',
      severity: 'error',
      from: { path: '^main/drivers/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'drivers-by-their-index',
      comment: 'main/drivers/index.ts is the list and what can be asked of all drivers. Add the question there.',
      severity: 'error',
      from: { path: '^main/', pathNot: '^main/drivers/' },
      to: { path: '^main/drivers/', pathNot: '^main/drivers/index\\.ts$' },
    },
    {
      name: 'drivers-are-apart',
      comment:
        'A driver knows no other one. What two need goes to docker-engine/, boot2docker/ or a file right in main/drivers.',
      severity: 'error',
      from: { path: '^main/drivers/(trust/[^/]+|insecure)/' },
      to: { path: '^main/drivers/(trust/[^/]+|insecure)/', pathNot: '^main/drivers/$1/' },
    },
    {
      name: 'docker-engine-knows-no-driver',
      comment: 'What Docker does is known without knowing what is planned: let the driver hand it in.',
      severity: 'error',
      from: { path: '^main/drivers/docker-engine/' },
      to: { path: '^main/drivers/(trust|insecure)/' },
    },
    {
      name: 'boot2docker-knows-no-engine',
      comment:
        'What the system is like stands below what its Docker does: move the decision to docker-engine/ or a driver.',
      severity: 'error',
      from: { path: '^main/drivers/boot2docker/' },
      to: { path: '^main/drivers/(trust|insecure|docker-engine)/' },
    },
    {
      name: 'shared-by-drivers-knows-none',
      comment:
        'The files right in main/drivers are the ground that drivers stand on: take what they need as arguments.',
      severity: 'error',
      from: { path: '^main/drivers/[^/]+\\.ts$', pathNot: '^main/drivers/(index|engine-kinds)\\.ts$' },
      to: { path: ['^main/drivers/[^/]+/', '^main/drivers/(index|engine-kinds)\\.ts$'] },
    },
    {
      name: 'drivers-know-no-list',
      comment: 'The list imports drivers, and no driver imports the list.',
      severity: 'error',
      from: { path: '^main/drivers/[^/]+/' },
      to: { path: '^main/drivers/(index|engine-kinds)\\.ts$' },
    },
    {
      name: 'effects-in-their-rooms',
      comment: `Only ${withEffects.replaceAll('|', ', ')} touch the world. Take what was read as data, or a function that does it.`,
      severity: 'error',
      // Two take constants from node's network modules: its list of public roots, and what counts as an address.
      from: {
        path: '^main/',
        pathNot: [`^main/(${withEffects})/`, '^main/certificates/judge/(public-roots|host-name)\\.ts$'],
      },
      to: { path: [core('fs|net|tls|http|https|http2|child_process|dns|dgram'), 'node_modules/ssh2/'] },
    },
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
    {
      name: 'certificates-stand-alone',
      comment:
        'Reading and judging certificates is shared by all who meet one. What is about a connection belongs to main/registry.',
      severity: 'error',
      from: { path: '^main/certificates/' },
      to: { pathNot: ['^main/certificates/', '^shared/', core('crypto|net|tls'), 'node_modules/@peculiar/'] },
    },
    {
      name: 'only-electron-imports-electron',
      comment:
        'The engine also serves a command line and a browser. Put this in main/electron and hand it to main/api.',
      severity: 'error',
      from: { path: '^(main|shared|renderer)/', pathNot: '^main/electron/' },
      to: { path: ['node_modules/electron/', '^electron$'] },
    },
    {
      name: 'doors-go-through-the-api',
      comment: 'A door carries calls and answers. Add a verb to the contract, and do the work in its handler.',
      severity: 'error',
      from: { path: `^main/(${doors})/` },
      to: { path: `^main/(engine|certificates|drivers|hosts|registry|authority|doctor|lab|store)/` },
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
      name: 'api-knows-no-door',
      comment: 'Let the door hand it in: see Door in main/api/deps.ts.',
      severity: 'error',
      from: { path: '^main/api/' },
      to: { path: `^main/(${doors})/` },
    },
    {
      name: 'engine-knows-no-api',
      comment: 'The engine is called, it does not call back: return it, or take a function.',
      severity: 'error',
      from: { path: '^main/(engine|doctor|lab)/' },
      to: { path: `^main/(api|${doors})/` },
    },
    {
      name: 'ground-knows-no-engine',
      comment: 'These rooms do one thing for whoever asks. Move the decision up to main/engine or main/api.',
      severity: 'error',
      from: { path: `^main/(${belowEngine})/` },
      to: { path: `^main/(engine|doctor|lab|api|${doors})/` },
    },
    {
      name: 'ground-rooms-are-apart',
      comment:
        'Below the engine, rooms know certificates and nothing else of each other: take what another one has as data, or a function that lists it. They meet in main/engine, and are opened in main/api/deps.ts.',
      severity: 'error',
      from: { path: `^main/(${belowEngine})/` },
      to: { path: `^main/(${belowEngine})/`, pathNot: ['^main/$1/', '^main/certificates/'] },
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
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.base.json' },
    // A type is knowledge too: what imports one depends on it.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
}
