import { onTestFinished } from 'vitest'
import { type CaFile, readCaFiles } from '../../../main/certificates/read/certificate-file.ts'
import { type InspectRequest, inspectRegistry } from '../../../main/registry/inspect-registry.ts'
import { type Inspection, inspectionSchema } from '../../../shared/model/inspection.ts'
import { parseRegistry } from '../../../shared/registry-reference.ts'
import type { TestServer } from './tls-servers.ts'

/** Closes a server at the end of the calling test. */
export async function serving<S extends TestServer>(starting: Promise<S>): Promise<S> {
  const server = await starting
  onTestFinished(server.close)
  return server
}

/** Inspects a typed registry with an empty environment, and checks the result against the model. */
export async function inspect(typed: string, options: Partial<InspectRequest> = {}): Promise<Inspection> {
  const registry = parseRegistry(typed)
  return inspectionSchema.parse(await inspectRegistry({ registry, env: {}, now: () => new Date(), ...options }))
}

/** A CA file as input. */
export function caFile(name: string, pem: string): CaFile {
  return readCaFiles([{ name, bytes: Buffer.from(pem) }])
}

/** Inspects a server of this machine by its address. */
export function inspectServer({ port }: TestServer, options: Partial<InspectRequest> = {}): Promise<Inspection> {
  return inspect(`127.0.0.1:${port}`, options)
}

export function codesOf({ findings }: Inspection): string[] {
  return findings.map(({ code }) => code)
}
