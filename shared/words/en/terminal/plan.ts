/** A plan for review. */
export const plan = {
  blocked: 'cannot be changed',
  nothing: 'nothing to do',
  restart: {
    none: 'Docker is not restarted',
    reload: 'Docker reloads its configuration, containers keep running',
    restart: {
      one: 'Docker restarts, {count} running container stops',
      other: 'Docker restarts, {count} running containers stop',
    },
  },
  /** Root rights are asked for once. */
  root: '{restart}; asks for root access once',
  actions: { create: 'create', change: 'change', remove: 'remove', restore: 'restore', run: 'run' },
  secret: 'This file holds a secret, so its content is not shown.',
} as const
