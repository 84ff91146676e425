import { z } from 'zod'
import { certificateSchema } from '../../shared/model/certificate.ts'
import { inspectionSchema } from '../../shared/model/inspection.ts'
import type { NamedFile } from '../certificates/read/certificate-file.ts'
import type { InspectRequest } from '../registry/inspect-registry.ts'

/** What a process that may die is asked to read. All of it is plain data. */
export type ReaderJob =
  | ({ readonly kind: 'inspect'; readonly ca?: NamedFile | undefined; readonly now: Date } & Omit<
      InspectRequest,
      'ca' | 'now' | 'signal'
    >)
  | { readonly kind: 'ca-file' | 'certificate-file'; readonly file: NamedFile }
  | {
      readonly kind: 'client-pair'
      readonly cert: NamedFile
      readonly key: NamedFile
      readonly passphrase?: string | undefined
    }
  | { readonly kind: 'private-key'; readonly key: NamedFile; readonly passphrase?: string | undefined }

/** What each job answers. */
export const readerAnswers = {
  inspect: inspectionSchema,
  'ca-file': z.array(certificateSchema),
  'certificate-file': z.array(certificateSchema),
  'client-pair': z.object({ certPem: z.string(), keyPem: z.string() }),
  'private-key': z.object({ type: z.string().optional() }),
} satisfies Record<ReaderJob['kind'], z.ZodType>

/** The answer to a job. */
export type ReaderAnswer<Kind extends ReaderJob['kind']> = z.infer<(typeof readerAnswers)[Kind]>
