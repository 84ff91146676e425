/** What is to be said about a restart that a change needs. */
export const restartNotes = {
  'restart-stops': {
    message: {
      one: 'Docker reads the system’s trust store only when it starts, so it restarts, and {count} running container stops.',
      other:
        'Docker reads the system’s trust store only when it starts, so it restarts, and {count} running containers stop.',
    },
    hint: 'Containers without a restart policy stay stopped. To restart later, add --no-restart, then run {command}.',
  },
  'restart-spares': {
    message: 'Docker reads the system’s trust store only when it starts, so it restarts. Containers keep running.',
    hint: 'Docker’s API is unavailable for a few seconds. Restart other programs written in Go, such as containerd, by hand.',
  },
  'restart-waiting': {
    message: 'Docker uses the old trust store until it restarts.',
    hint: 'For Docker, the change takes effect after {command}.',
  },
  'not-restarted': {
    message:
      'The system’s trust store contains the certificate for {registries}, but Docker has not restarted since and does not trust it yet.',
    hint: 'To restart Docker: {command}.',
  },
  'not-restarted-by-hand': {
    message:
      'The system’s trust store contains the certificate for {registries}, but Docker has not restarted since and does not trust it yet.',
    hint: 'Docker seems to have been started by hand (process {pid}). Restart it the same way.',
  },
  'restart-by-hand': {
    message: 'Docker must restart to pick up the change, but Mooring can’t tell what starts it.',
    hint: 'Docker seems to have been started by hand (process {pid}). Restart it the same way.',
  },
  'desktop-restart': {
    message:
      'Docker Desktop reads {directory} only when it starts. The change takes effect after its restart, and Mooring can’t verify it now.',
    hint: 'Restart Docker Desktop when its containers may stop: from its menu or, since 4.37, with docker desktop restart.',
  },
} as const
