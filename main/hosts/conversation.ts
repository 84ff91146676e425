import type { Readable, Writable } from 'node:stream'

/** A program that runs somewhere, as whoever talks with it sees it. */
export interface Conversation {
  readonly stdin: Writable
  readonly stdout: Readable
  readonly stderr: Readable
  /** Its exit status; null where it was killed. Rejects where it did not start or the way to it is gone. */
  readonly ended: Promise<number | null>
  /** Ends it the hard way. */
  readonly kill: () => void
}
