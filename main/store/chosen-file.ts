import { readLimited } from '../read-limited.ts'

/** Far above any certificate bundle, and small enough to hold in memory. */
const limit = 1024 * 1024

/**
 * Reads a chosen file of at most 1 MiB.
 * @throws Failure `file-unreadable`, `file-too-large`.
 */
export function readChosenFile(file: string): Promise<Uint8Array> {
  return readLimited(file, limit)
}
