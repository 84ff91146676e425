/** A plan for review. */
export const plan = {
  blocked: 'can’t be changed',
  nothing: 'nothing to do',
  restart: {
    none: 'Docker does not restart',
    reload: 'Docker reloads its configuration, containers keep running',
    restart: {
      one: 'Docker restarts, {count} running container stops',
      other: 'Docker restarts, {count} running containers stop',
    },
  },
  /** A password is asked for once at most. */
  root: '{restart}; asks for root access once',
  actions: { create: 'create', change: 'change', remove: 'remove', restore: 'restore', run: 'run' },
  secret: 'Not shown: this file contains a secret, such as a private key.',
} as const
