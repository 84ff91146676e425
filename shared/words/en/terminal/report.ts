/** How a change goes and went. */
export const report = {
  /** What goes on where no step does. */
  phases: {
    elevating: 'asking for root access',
    running: 'starting',
    verifying: 'checking whether it reaches the registry',
    finished: 'finished',
  },
  nothing: 'nothing to do',
  failed: 'failed',
  done: 'done',
  change: '{done}, change {change}',
  undo: 'undo it with: {command}',
  engines: { docker: 'Docker at {endpoint}', system: 'the host’s own TLS client' },
  marks: {
    reached: 'verified',
    untrusted: 'not trusted',
    'client-certificate': 'client certificate',
    unreachable: 'not verified',
    unclear: 'not verified',
    unknown: 'not verified',
  },
  verdicts: {
    reached: '{engine} reaches {registry}',
    untrusted: '{engine} still does not trust {registry}',
    'client-certificate': '{registry} asks for a (different) client certificate from {engine}',
    unreachable: '{engine} can’t connect to {registry}',
    unclear: '{engine} gave an inconclusive answer about {registry}',
    unknown: '{engine} couldn’t be asked about {registry}',
  },
  said: '{verdict}: {detail}',
} as const
