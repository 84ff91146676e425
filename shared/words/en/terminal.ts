import { historyText } from './terminal/history.ts'
import { hostsText, suggestionsText } from './terminal/hosts.ts'
import { insecureText } from './terminal/insecure.ts'
import { inspectionText } from './terminal/inspection.ts'
import { planText } from './terminal/plan.ts'
import { questionsText } from './terminal/questions.ts'
import { reportText } from './terminal/report.ts'
import { webText } from './terminal/web.ts'

/** What commands print for a person at a terminal. */
export const terminal = {
  history: historyText,
  hosts: hostsText,
  suggestions: suggestionsText,
  inspection: inspectionText,
  plan: planText,
  questions: questionsText,
  report: reportText,
  insecure: insecureText,
  web: webText,
  /** How grave a note is. */
  severity: { error: 'problem', warning: 'warning', info: 'note' },
} as const
