import { z } from 'zod'
import { changeIdSchema, pathSchema, plannedPathSchema, sha256Schema } from './host-values.ts'

/** A file that a change installed, or that it needs unchanged. */
const receiptFileSchema = z.object({
  path: plannedPathSchema,
  sha256: sha256Schema.or(z.literal('')),
  /** The driver that installed it, and knows how to remove it. */
  driver: z.string().regex(/^[0-9a-z-]{1,64}$/),
  /** What Mooring created there, and undo removes: the file, or one setting in it. */
  made: z.enum(['file', 'setting']).optional(),
})
export type ReceiptFile = z.infer<typeof receiptFileSchema>

/** A change's record on the host of Mooring's files: readable by everyone, free of secrets. */
export const receiptSchema = z.object({
  change: changeIdSchema,
  /** As image references spell it, or an address range. */
  registry: z.string().regex(/^[\x21-\x7e]{1,300}$/),
  kind: z.enum(['trust', 'insecure']),
  files: z.array(receiptFileSchema),
  /** Files of earlier receipts for this registry that the change removed: their anchors are no longer wanted. */
  ended: z.array(plannedPathSchema).optional(),
  /** Directories that the change made, parents first. */
  directories: z.array(plannedPathSchema),
  /** For `insecure`: the end of the wanted time, ISO 8601. It does not expire automatically. */
  until: z.string().max(64).optional(),
})
export type Receipt = z.infer<typeof receiptSchema>

/** A receipt as the survey found it. */
export const foundReceiptSchema = receiptSchema.extend({
  /** Its journal, if that is the user's own. */
  journal: plannedPathSchema.optional(),
})
export type FoundReceipt = z.infer<typeof foundReceiptSchema>

/** A receipt that can't be read, or the directory of all. It stays as it is, and so do the files that it spoke of. */
export const damagedReceiptSchema = z.object({
  path: pathSchema,
  why: z.enum(['empty', 'not-file', 'not-receipt', 'too-large', 'too-many', 'unreadable']),
})
export type DamagedReceipt = z.infer<typeof damagedReceiptSchema>
