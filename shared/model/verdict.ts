import { z } from 'zod'
import { verifyKindSchema } from './plan.ts'
import { verdictCauseSchema } from './verdict-cause.ts'

/** An engine's answer to a request for a tag that the registry cannot have. */
export const verdictSchema = z.object({
  registry: z.string(),
  /** The engine that was asked, or the host's own TLS client, which reads the system trust store. */
  kind: verifyKindSchema,
  /** Where the engine listens; absent for `system`. */
  endpoint: z.string().optional(),
  /**
   * `reached`: TLS works, the registry answered. `untrusted`: x509. `client-certificate`: the registry wants a pair.
   * `blocked`: a file in its own directory stops the engine. `unreachable`: no connection. `unclear`: none of these. `silent`: it was
   * asked, and no answer came. `unknown`: nobody could ask it.
   */
  answer: z.enum([
    'reached',
    'untrusted',
    'client-certificate',
    'blocked',
    'unreachable',
    'unclear',
    'silent',
    'unknown',
  ]),
  /** Why, by a code. */
  cause: verdictCauseSchema,
  /** The address that is not trusted, if it is another one than the registry's own API. Foreign text. */
  url: z.string().max(4096).optional(),
  /** The engine's own words, one line. */
  detail: z.string(),
})
export type Verdict = z.infer<typeof verdictSchema>
