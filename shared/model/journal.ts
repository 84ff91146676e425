import { z } from 'zod'
import { changeIdSchema, pathSchema, plannedPathSchema } from './host-values.ts'

/** What earlier changes left in a journal. */
export const leftoverSchema = z.discriminatedUnion('kind', [
  /** Staged content of a change that was interrupted before anything was in place. */
  z.object({ kind: z.literal('staged'), change: changeIdSchema, journal: plannedPathSchema }),
  /** A refresh that failed on a way back, or of an optional store. */
  z.object({ kind: z.literal('owed'), change: changeIdSchema, refresh: changeIdSchema, journal: plannedPathSchema }),
  /** A record that can't be read. */
  z.object({ kind: z.literal('damaged'), path: pathSchema, journal: plannedPathSchema }),
])
export type Leftover = z.infer<typeof leftoverSchema>

/** How far a change has come, by its entry in a journal. */
export const entryStateSchema = z.enum(['begun', 'moving', 'done', 'undoing', 'undone'])

/** What a journal has of its changes. */
export const entriesSchema = z.object({
  journal: plannedPathSchema,
  /** Whether these are all of them; else the latest. */
  isWhole: z.boolean(),
  changes: z.array(
    z.object({
      change: changeIdSchema,
      /** Absent if it can't be read: an earlier Mooring kept it for root alone. */
      state: entryStateSchema.optional(),
      /** What its maker says of it, as it stands there. */
      about: z.string().optional(),
    }),
  ),
})
export type JournalEntries = z.infer<typeof entriesSchema>
