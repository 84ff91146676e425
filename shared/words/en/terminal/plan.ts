/** A plan for review. */
export const plan = {
  blocked: 'cannot be changed',
  nothing: 'nothing to do',
  /** By how many kinds of engines there are. */
  restart: {
    none: { one: '{engines} is not restarted', other: '{engines} are not restarted' },
    reload: {
      one: '{engines} reloads its configuration, containers keep running',
      other: '{engines} reload their configuration, containers keep running',
    },
    restart: { one: '{engines} restarts, {stops}', other: '{engines} restart, {stops}' },
  },
  noEngine: 'no engine is restarted',
  stops: { one: '{count} running container stops', other: '{count} running containers stop' },
  /** Root rights are asked for once. */
  root: '{restart}; asks for root access once',
  actions: { create: 'create', change: 'change', remove: 'remove', restore: 'restore', run: 'run' },
  secret: 'This file holds a secret, so its content is not shown.',
} as const
