/** What is to be said about a restart that a change needs. */
export const restartNotes = {
  'restart-stops': {
    message:
      'Docker reads the system’s trust store only when it starts, so it is restarted; {count} of its containers stop.',
    hint: 'Those without a restart policy stay stopped. Add --no-restart to do it later, with {command}.',
  },
  'restart-spares': {
    message: 'Docker reads the system’s trust store only when it starts, so it is restarted. No container stops.',
    hint: 'Its API is away for a few seconds. Other programs written in Go, such as containerd, must be restarted by hand.',
  },
  'restart-waiting': {
    message: 'Docker goes on with the trust store as it was when it started.',
    hint: 'The change counts for Docker after {command}.',
  },
  'not-restarted': {
    message:
      'Docker has not been restarted since the system’s trust store got the certificate for {registries}, so it does not know of it.',
    hint: 'It does after {command}.',
  },
  'not-restarted-by-hand': {
    message:
      'Docker has not been restarted since the system’s trust store got the certificate for {registries}, so it does not know of it.',
    hint: 'It seems to have been started by hand (process {pid}). Restart it the same way.',
  },
  'restart-by-hand': {
    message: 'Docker must be restarted until it knows of the change, and Mooring does not know what starts it here.',
    hint: 'It seems to have been started by hand (process {pid}). Restart it the same way.',
  },
  'desktop-restart': {
    message:
      'Docker Desktop reads {directory} only when it starts. What changes there counts after its restart, and is not verified before.',
    hint: 'Restart Docker Desktop when its containers may stop: from its menu, or since 4.37 with docker desktop restart.',
  },
} as const
