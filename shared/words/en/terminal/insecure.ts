/** Whether engines check a registry's certificate, and why. */
export const insecure = {
  engines: { docker: 'Docker ({flavour})' },
  unreadable: 'unknown',
  states: { insecure: 'insecure', secure: 'secure', unknown: 'unknown' },
  next: '{state} after the next start',
  nowAndNext: '{now} now, {state} after the next start',
  causes: {
    entry: 'because of its own entry {value}',
    range: 'because of the address range {value}',
    'built-in': 'because of {value}, which {engine} always treats as insecure',
  },
  causeIn: '{cause} in {path}',
  until: 'reminder: {until}',
  overdue: 'reminder: {until}, which is over',
} as const
