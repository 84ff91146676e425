import { appendFileSync } from 'node:fs'

/** Adds a line to the table that `npm run bench` prints at its end. */
export function report(line: string): void {
  const file = process.env['MOORING_BENCH_REPORT']
  if (!file) throw new Error('run the measures with: npm run bench')
  appendFileSync(file, `${line}\n`)
}
