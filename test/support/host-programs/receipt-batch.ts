/** The strings of a `receipts` record of the survey program: a directory, what is in it, and what `head` says of it. */
export function receiptBatch(journal: string, ...texts: readonly [change: string, text: string][]): string[] {
  const lines = texts.map(([change, text]) => `${change}.json file 0644 0 0 ${text.length} read\n`)
  const contents = texts.map(([change, text]) => `\n==> ${change}.json <==\n${text}`)
  const hex = Buffer.from(['==> /dev/null <==\n', ...contents].join('')).toString('hex')
  return [`${journal}/receipts`, lines.join(''), hex]
}
