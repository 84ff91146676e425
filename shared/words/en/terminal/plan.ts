/** A plan for review. */
export const plan = {
  blocked: 'can’t be changed',
  nothing: 'nothing to do',
  /** By how many kinds of engines there are. */
  restart: {
    none: { one: '{engines} does not restart', other: '{engines} do not restart' },
    reload: {
      one: '{engines} reloads its configuration, containers keep running',
      other: '{engines} reload their configuration, containers keep running',
    },
    restart: { one: '{engines} restarts, {stops}', other: '{engines} restart, {stops}' },
  },
  noEngine: 'no container engine restarts',
  stops: { one: '{count} running container stops', other: '{count} running containers stop' },
  /** A password is asked for once at most. */
  root: '{restart}; asks for root access once',
  actions: { create: 'create', change: 'change', remove: 'remove', restore: 'restore', run: 'run' },
  secret: 'Not shown: this file contains a secret, such as a private key.',
} as const
