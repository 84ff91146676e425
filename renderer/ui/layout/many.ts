/** The most rows that fit one glance. */
const few = 6

/** Whether there are too many rows to see them at a glance. */
export function isMany(rows: readonly unknown[]): boolean {
  return rows.length > few
}
