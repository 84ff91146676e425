import { readCaFile, readCertificateFile } from '../certificates/read/certificate-file.ts'
import { readClientPair } from '../certificates/read/client-pair.ts'
import { readPrivateKey } from '../certificates/read/private-key.ts'
import { inspectRegistry } from '../registry/inspect-registry.ts'
import type { ReaderAnswer, ReaderJob } from './jobs.ts'

/**
 * Does a job in this process.
 * @throws Failure of the registry and file rows of the error table.
 */
export async function doJob(job: ReaderJob, signal?: AbortSignal): Promise<ReaderAnswer<ReaderJob['kind']>> {
  switch (job.kind) {
    case 'inspect': {
      const { kind: _, ca, now, ...request } = job
      const read = ca && readCaFile(ca)
      return inspectRegistry({ ...request, ca: read, now: () => now, ...(signal && { signal }) })
    }
    case 'ca-file':
      return readCaFile(job.file).certificates.map(({ certificate }) => certificate)
    case 'certificate-file':
      return readCertificateFile(job.file).map(({ certificate }) => certificate)
    case 'client-pair':
      return readClientPair(job.cert, job.key, job.passphrase)
    case 'private-key':
      return { type: readPrivateKey(job.key, job.passphrase).asymmetricKeyType }
  }
}
