import type { Readable } from 'node:stream'
import { z } from 'zod'
import { Failure, failureFrom } from '../../shared/failure.ts'
import { failureDataSchema } from '../../shared/model/failure-data.ts'
import { type InspectionStage, inspectionStageSchema } from '../../shared/model/inspection.ts'
import type { Param } from '../../shared/words/param.ts'
import { noAnswer } from '../limit.ts'
import { type ReaderAnswer, type ReaderJob, readerAnswers } from './jobs.ts'

/**
 * Reads what strangers made: a registry's handshake and certificates, and files.
 * @throws Failure of the registry and file rows of the error table, `reader-ended`, `cancelled`.
 */
export type Reader = <Job extends ReaderJob>(
  job: Job,
  signal?: AbortSignal,
  /** What an inspection waits for now. */
  onStage?: (stage: InspectionStage) => void,
) => Promise<ReaderAnswer<Job['kind']>>

/** A process that was started for one job. */
export interface ReaderProcess {
  readonly send: (job: ReaderJob) => void
  /** Lines of JSON. The process may have been taken over, so this can be anything. */
  readonly output: Readable
  /** Called at its end with the reason, also if it could not start; perhaps more than once. */
  readonly onEnd: (listener: (reason: Param) => void) => void
  readonly kill: () => void
}

/** How long a reader may be silent or run, milliseconds, and what it may say in all, bytes. */
export interface ReaderLimits {
  readonly silentMs: number
  readonly wholeMs: number
  readonly outputBytes: number
}

/**
 * It says every second that it is alive; a busy computer needs more. The whole is longer than all limits of an inspection
 * together, and the longest chain, explained, takes a few hundred kilobytes.
 */
export const defaultReaderLimits: ReaderLimits = { silentMs: 20_000, wholeMs: 180_000, outputBytes: 4 * 1024 * 1024 }

const messageSchema = z.union([
  z.object({ alive: z.literal(true) }),
  z.object({ stage: inspectionStageSchema }),
  z.object({ failure: failureDataSchema }),
  z.object({ answer: z.unknown() }).refine((message) => 'answer' in message),
])

/**
 * A reader with a new process for each job. Native code that parses untrusted bytes can abort or stall, and nothing in the
 * same process can catch that. A process that read one stranger's bytes never reads another's.
 */
export function readApart(start: () => ReaderProcess, limits = defaultReaderLimits): Reader {
  return <Job extends ReaderJob>(job: Job, signal?: AbortSignal, onStage?: (stage: InspectionStage) => void) =>
    new Promise<ReaderAnswer<Job['kind']>>((resolve, reject) => {
      if (signal?.aborted) return reject(new Failure('cancelled'))
      const process = start()
      const fail = (detail: Param): void =>
        end(() => reject(new Failure('reader-ended', { what: nameOf(job), detail })))
      const late = (ms: number): NodeJS.Timeout => setTimeout(() => fail(noAnswer(ms)), ms)
      const cancel = (): void => end(() => reject(new Failure('cancelled')))
      const whole = late(limits.wholeMs)
      let silence = late(limits.silentMs)
      let isOver = false
      const end = (settle: () => void): void => {
        if (isOver) return
        isOver = true
        clearTimeout(whole)
        clearTimeout(silence)
        signal?.removeEventListener('abort', cancel)
        process.kill()
        settle()
      }
      const hear = (line: string): void => {
        const message = messageSchema.parse(JSON.parse(line))
        if ('alive' in message || 'stage' in message) {
          clearTimeout(silence)
          silence = late(limits.silentMs)
          if ('stage' in message) onStage?.(message.stage)
        } else if ('failure' in message) {
          const failure = failureFrom(message.failure)
          end(() => reject(failure))
        } else {
          const answer = readerAnswers[job.kind].parse(message.answer)
          end(() => resolve(answer as ReaderAnswer<Job['kind']>))
        }
      }
      signal?.addEventListener('abort', cancel, { once: true })
      process.onEnd(fail)
      let heard = 0
      let rest = ''
      process.output.on('data', (chunk: Buffer) => {
        heard += chunk.length
        // As Latin-1, since a character may lie across two chunks; each line is UTF-8.
        const lines = `${rest}${chunk.toString('latin1')}`.split('\n')
        rest = lines.pop() ?? ''
        try {
          if (heard > limits.outputBytes) throw new RangeError('too much')
          for (const line of lines) if (!isOver) hear(Buffer.from(line, 'latin1').toString('utf8'))
        } catch {
          fail({ phrase: 'answer-unreadable' })
        }
      })
      process.send(job)
    })
}

function nameOf(job: ReaderJob): string {
  switch (job.kind) {
    case 'inspect':
      return job.registry.name
    case 'anchors':
      return job.ca.map(({ name }) => name).join(', ')
    case 'ca-file':
    case 'certificate-file':
      return job.file.name
    case 'client-pair':
      return job.cert.name
    case 'private-key':
      return job.key.name
    case 'requests':
      return job.files.map(({ name }) => name).join(', ')
  }
}
