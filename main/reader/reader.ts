import { z } from 'zod'
import { Failure, failureFrom } from '../../shared/failure.ts'
import { failureDataSchema } from '../../shared/model/failure-data.ts'
import type { Param } from '../../shared/words/param.ts'
import { type ReaderAnswer, type ReaderJob, readerAnswers } from './jobs.ts'

/**
 * Reads what strangers made: a registry's handshake and certificates, and files.
 * @throws Failure of the registry and file rows of the error table, `reader-ended`, `cancelled`.
 */
export type Reader = <Job extends ReaderJob>(job: Job, signal?: AbortSignal) => Promise<ReaderAnswer<Job['kind']>>

/** A process that was started for one job. */
export interface ReaderProcess {
  readonly send: (job: ReaderJob) => void
  /** Whatever the process says. It may have been taken over, so this can be anything. */
  readonly onMessage: (listener: (message: unknown) => void) => void
  /** Called once, with the exit status; null if a signal ended it or it could not start. */
  readonly onEnd: (listener: (status: number | null) => void) => void
  readonly kill: () => void
}

/** How long a reader may be silent or run, milliseconds. It says every second that it is alive. */
export interface ReaderLimits {
  readonly silentMs: number
  readonly wholeMs: number
}

/** A busy computer needs the first one; the second is longer than all limits of an inspection together. */
export const defaultReaderLimits: ReaderLimits = { silentMs: 20_000, wholeMs: 180_000 }

const messageSchema = z.union([
  z.object({ alive: z.literal(true) }),
  z.object({ answer: z.unknown() }).refine((message) => 'answer' in message),
  z.object({ failure: failureDataSchema }),
])

/**
 * A reader with a new process for each job. Native code that parses untrusted bytes can abort or stall, and nothing in the
 * same process can catch that. A process that read one stranger's bytes never reads another's.
 */
export function readApart(start: () => ReaderProcess, limits = defaultReaderLimits): Reader {
  return <Job extends ReaderJob>(job: Job, signal?: AbortSignal) =>
    new Promise<ReaderAnswer<Job['kind']>>((resolve, reject) => {
      if (signal?.aborted) return reject(new Failure('cancelled'))
      const process = start()
      const fail = (detail: Param) => end(() => reject(new Failure('reader-ended', { what: nameOf(job), detail })))
      const late = (milliseconds: number) =>
        setTimeout(() => fail({ phrase: 'no-answer', params: { seconds: milliseconds / 1000 } }), milliseconds)
      const whole = late(limits.wholeMs)
      let silence = late(limits.silentMs)
      const cancel = () => end(() => reject(new Failure('cancelled')))
      let isOver = false
      const end = (settle: () => void) => {
        if (isOver) return
        isOver = true
        clearTimeout(whole)
        clearTimeout(silence)
        signal?.removeEventListener('abort', cancel)
        process.kill()
        settle()
      }
      signal?.addEventListener('abort', cancel, { once: true })
      process.onEnd((status) =>
        fail(status === null ? { phrase: 'was-killed' } : { phrase: 'exit-status', params: { status } }),
      )
      process.onMessage((message) => {
        const read = messageSchema.safeParse(message)
        if (!read.success) return fail({ phrase: 'answer-unreadable' })
        if ('alive' in read.data) {
          clearTimeout(silence)
          if (!isOver) silence = late(limits.silentMs)
          return
        }
        if ('failure' in read.data) {
          const { failure } = read.data
          return end(() => reject(failureFrom(failure)))
        }
        const answer = readerAnswers[job.kind].safeParse(read.data.answer)
        if (!answer.success) return fail({ phrase: 'answer-unreadable' })
        end(() => resolve(answer.data as ReaderAnswer<Job['kind']>))
      })
      process.send(job)
    })
}

function nameOf(job: ReaderJob): string {
  switch (job.kind) {
    case 'inspect':
      return job.registry.name
    case 'ca-file':
    case 'certificate-file':
      return job.file.name
    case 'client-pair':
      return job.cert.name
    case 'private-key':
      return job.key.name
  }
}
