import { failureData } from '../../shared/failure.ts'
import type { InspectionStage } from '../../shared/model/inspection.ts'
import { type GivenFiles, wholeOf, withOthers } from '../certificates/judge/anchor-set.ts'
import { anchorsUnseen } from '../certificates/judge/anchors-unseen.ts'
import { judgeClient } from '../certificates/judge/client-certificate.ts'
import { expectSound } from '../certificates/judge/request.ts'
import { readCaFiles, readCertificateFile } from '../certificates/read/certificate-file.ts'
import { readClientPair } from '../certificates/read/client-pair.ts'
import type { NamedFile } from '../certificates/read/named-file.ts'
import { readPrivateKey } from '../certificates/read/private-key.ts'
import { readRequest } from '../certificates/read/request.ts'
import { inspectRegistry } from '../registry/inspect-registry.ts'
import type { JobFile, ReaderAnswer, ReaderJob } from './jobs.ts'

/**
 * Does a job in this process.
 * @param onStage what an inspection waits for now.
 * @throws Failure of the registry and file rows of the error table.
 */
export async function doJob(
  job: ReaderJob,
  signal?: AbortSignal,
  onStage?: (stage: InspectionStage) => void,
): Promise<ReaderAnswer<ReaderJob['kind']>> {
  switch (job.kind) {
    case 'inspect': {
      const { kind: _, ca, next, now, ...request } = job
      const options = { ...request, now: () => new Date(now), onStage, ...(signal && { signal }) }
      const given = readGiven({ ca, next })
      const inspection = await inspectRegistry({ ...options, ca: wholeOf(given) })
      return withOthers(inspection, given, request.pin, new Date(now))
    }
    case 'ca-file':
      return readCaFiles([decoded(job.file)]).certificates.map(({ certificate }) => certificate)
    case 'anchors':
      return anchorsUnseen(readGiven(job), job, new Date(job.now))
    case 'certificate-file':
      return readCertificateFile(decoded(job.file)).map(({ certificate }) => certificate)
    case 'client-pair': {
      const { own, ...pair } = readClientPair(decoded(job.cert), decoded(job.key), job.passphrase)
      return { ...pair, notes: judgeClient(own, new Date(job.now)) }
    }
    case 'private-key':
      return { type: readPrivateKey(decoded(job.key), job.passphrase).asymmetricKeyType }
    case 'requests':
      return job.files.map(readOneRequest)
  }
}

/** The files of CA certificates in a job. */
function readGiven({ ca, next }: { readonly [Use in 'ca' | 'next']?: readonly JobFile[] | undefined }): GivenFiles {
  return { ca: ca && readCaFiles(ca.map(decoded)), next: next && readCaFiles(next.map(decoded)) }
}

const decoded = ({ name, base64 }: JobFile): NamedFile => ({ name, bytes: Buffer.from(base64, 'base64') })

function readOneRequest(file: JobFile): ReaderAnswer<'requests'>[number] {
  try {
    const request = readRequest(decoded(file))
    expectSound(file.name, request)
    return { request }
  } catch (error) {
    return { failure: failureData(error) }
  }
}
