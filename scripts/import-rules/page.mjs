/** Rules for renderer/. */
export const page = [
  {
    name: 'renderer-sees-shared-only',
    comment: 'The page has no powers. Add a verb to shared/api/contract.ts and its handler in main/api, and call that.',
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
    to: { path: ['^renderer/', '^shared/api/', '^shared/model/host\\.ts$'], pathNot: '^renderer/(words|ui)/' },
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
    name: 'wizard-state-is-pure',
    comment:
      'What was decided in the wizard is plain data: hand it in, or move what keeps or shows it to wizard/frame.',
    severity: 'error',
    from: { path: '^renderer/wizard/state/' },
    to: { path: ['^renderer/wizard/(?!state/)', '^renderer/(api|ui|words)/', '\\.tsx$', 'node_modules/'] },
  },
  {
    name: 'wizard-frame-knows-no-step',
    comment: 'The frame is around every step: hand in what one of them shows, or move the part to that step.',
    severity: 'error',
    from: { path: '^renderer/wizard/frame/' },
    to: { path: '^renderer/wizard/(steps/|wizard-screen)' },
  },
]
