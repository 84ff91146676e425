import { onTestFinished } from 'vitest'
import { type CaFile, readCaFile } from '../../../main/certificates/read/certificate-file.ts'
import { type InspectRequest, inspectRegistry } from '../../../main/registry/inspect-registry.ts'
import { type Inspection, inspectionSchema } from '../../../shared/model/inspection.ts'
import { parseRegistry } from '../../../shared/registry-reference.ts'
import type { TestServer } from './tls-servers.ts'

/** Closes a server when the test that calls this is over. */
export async function serving<S extends TestServer>(starting: Promise<S>): Promise<S> {
  const server = await starting
  onTestFinished(server.close)
  return server
}

/** Looks at a registry as typed, with nothing in the environment, and checks what comes out against the model. */
export async function inspect(typed: string, options: Partial<InspectRequest> = {}): Promise<Inspection> {
  const registry = parseRegistry(typed)
  return inspectionSchema.parse(await inspectRegistry({ registry, env: {}, now: () => new Date(), ...options }))
}

/** A CA file as a person hands it in. */
export function caFile(name: string, pem: string): CaFile {
  return readCaFile({ name, bytes: Buffer.from(pem) })
}

/** Looks at a server of this machine by its address. */
export function inspectServer({ port }: TestServer, options: Partial<InspectRequest> = {}): Promise<Inspection> {
  return inspect(`127.0.0.1:${port}`, options)
}

export function codesOf({ findings }: Inspection): string[] {
  return findings.map(({ code }) => code)
}
