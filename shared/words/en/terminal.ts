import { history } from './terminal/history.ts'
import { hosts, suggestions } from './terminal/hosts.ts'
import { insecure } from './terminal/insecure.ts'
import { inspection } from './terminal/inspection.ts'
import { plan } from './terminal/plan.ts'
import { questions } from './terminal/questions.ts'
import { report } from './terminal/report.ts'
import { web } from './terminal/web.ts'

/** What commands print for a person at a terminal. */
export const terminal = {
  history,
  hosts,
  suggestions,
  inspection,
  plan,
  questions,
  report,
  insecure,
  web,
  /** How grave a note is. */
  severity: { error: 'problem', warning: 'warning', info: 'note' },
} as const
