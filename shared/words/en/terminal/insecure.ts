/** Whether engines check a registry's certificate, and why. */
export const insecure = {
  engines: { docker: 'Docker ({flavour})' },
  unreadable: 'unknown',
  states: { insecure: 'insecure', secure: 'secure', unknown: 'unknown' },
  next: '{state} when Docker starts',
  nowAndNext: '{now} now, {state} after Docker restarts',
  causes: {
    entry: 'because of its own entry {value}',
    range: 'because of the address range {value}',
    'built-in': 'because of {value}, which {engine} always treats as insecure',
  },
  causeIn: '{cause} in {path}',
  until: 'reminder: {until}',
  overdue: 'reminder: {until}, overdue',
} as const
