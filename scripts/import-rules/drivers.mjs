/** Rules for main/drivers. */
export const drivers = [
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
    name: 'docker-engine-ground',
    comment:
      'The files right in docker-engine/ are the ground that its folders stand on: move the part to one of these.',
    severity: 'error',
    from: { path: '^main/drivers/docker-engine/[^/]+\\.ts$' },
    to: { path: '^main/drivers/docker-engine/[^/]+/' },
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
    name: 'insecure-formats-know-no-plan',
    comment:
      'How daemon.json and flags are read and edited is known without knowing why: of the files above only entry.ts is for it.',
    severity: 'error',
    from: { path: '^main/drivers/insecure/(daemon-json|flags)/' },
    to: { path: '^main/drivers/insecure/[^/]+\\.ts$', pathNot: '^main/drivers/insecure/entry\\.ts$' },
  },
  {
    name: 'shared-by-drivers-knows-none',
    comment: 'The files right in main/drivers are the ground that drivers stand on: take what they need as arguments.',
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
]
