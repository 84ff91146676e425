import type { ApplyStep } from './host-protocol/answer.ts'

/** What apply.sh's refreshes do, by their names in refresh.sh. */
const refreshes: Readonly<Record<string, string>> = {
  'trust-store': 'building the system’s trust store anew',
  'nss-database': 'bringing a browser’s certificate database in line',
  'java-cacerts': 'bringing Java’s trust store in line',
  'docker-reload': 'having Docker read its settings again',
  'docker-insecure': 'asking Docker which registries are insecure',
  'docker-restart': 'restarting Docker',
}

/** What a refresh does, in words for people that go on with `failed` as well. */
export function refreshWords(refresh: string): string {
  return refreshes[refresh] ?? refresh
}

/**
 * What a step does, in words for people. Mooring's own file of a change is no file to a person.
 * @param journal where the changes are kept on the host.
 */
export function stepWords({ verb, subject }: Pick<ApplyStep, 'verb' | 'subject'>, journal: string): string {
  const file = subject.startsWith(`${journal}/receipts/`) ? 'the receipt' : subject
  switch (verb) {
    case 'put':
      return `writing ${file}`
    case 'remove':
      return `removing ${file}`
    case 'restore':
      return `putting back ${file}`
    case 'run':
      return refreshWords(subject)
  }
}
