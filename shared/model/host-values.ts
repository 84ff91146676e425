import { z } from 'zod'

/** A host's path: Linux has none that is longer (PATH_MAX). It may contain any character but NUL. */
export const pathSchema = z.string().max(4096)

/** A path that a plan may be about: without `.`, `..`, empty parts or control characters, as its request has them. */
export const plannedPathSchema = pathSchema.regex(/^(?:[A-Za-z]:)?(?:\/|(?:\/(?!\.{1,2}(?:\/|$))[^/\p{Cc}]+)+)$/u)

/** The SHA-256 of a content in hex. */
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/)

/** The id of a change: `20260131-101500-a1b2c3`. */
export const changeIdSchema = z.string().regex(/^[0-9A-Za-z-]{1,64}$/)
