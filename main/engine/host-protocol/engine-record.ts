import { z } from 'zod'
import { Failure } from '../../../shared/failure.ts'
import {
  type DockerEngine,
  dockerEngineSchema,
  type Engine,
  type EngineKind,
  engineKindSchema,
  serviceSchema,
} from '../../../shared/model/facts.ts'
import { isArgument } from './checks.ts'
import { limitArguments, limitText } from './limits.ts'

/** The part of Docker's `GET /info` that matters; `docker info --format '{{json .}}'` uses the same names. */
const infoSchema = z.object({
  ServerVersion: z.string().min(1),
  DriverStatus: z.array(z.array(z.string())).nullish(),
  ContainersRunning: z.number().int().nullish(),
  LiveRestoreEnabled: z.boolean().nullish(),
  RegistryConfig: z
    .object({
      IndexConfigs: z.record(z.string(), z.object({ Name: z.string(), Secure: z.boolean() })).nullish(),
      InsecureRegistryCIDRs: z.array(z.string()).nullish(),
    })
    .nullish()
    .catch(undefined),
})
type Info = z.infer<typeof infoSchema>

/** How many strings tell of an engine, by its kind. */
const widths: Readonly<Record<EngineKind, number>> = { docker: 11 }

/**
 * One `engine` record of a survey: a kind, and the strings that it comes with. What the daemon did not say, or said in
 * another shape, is left out, and so is an endpoint that no request could name.
 * @throws Failure `survey-failed` for a kind or a flavour that nobody knows: no driver may guess what it is.
 */
export function readEngine([kind = '', , ...values]: readonly string[]): Engine {
  const known = engineKindSchema.safeParse(kind)
  if (!known.success) throw unknownEngine(kind)
  if (values.length !== widths[known.data])
    throw new Failure('survey-failed', { detail: { phrase: 'survey-broken-off' } })
  switch (known.data) {
    case 'docker':
      return readDockerEngine(values)
  }
}

function readDockerEngine(values: readonly string[]): DockerEngine {
  const [flavour = '', uid, gid, certsDir = '', endpoint, pid, since, manager, name, info = '', args = ''] = values
  const known = dockerEngineSchema.shape.flavour.safeParse(flavour)
  if (!known.success) throw unknownEngine(`docker ${flavour}`)
  const service = serviceSchema.safeParse({ manager, name })
  return {
    kind: 'docker',
    flavour: known.data,
    ...readInfo(info),
    ...(endpoint && isArgument(endpoint) ? { endpoint } : {}),
    ...(pid ? { pid: Number(pid) } : {}),
    ...(since ? { since: Number(since) } : {}),
    ...(service.success ? { service: service.data } : {}),
    args: [...limitArguments(Buffer.from(args, 'hex').toString('utf8').split('\0').slice(0, -1))],
    certsDir,
    uid: Number(uid),
    gid: Number(gid),
  }
}

function unknownEngine(engine: string): Failure {
  return new Failure('survey-failed', { detail: { phrase: 'survey-engine-unknown', params: { engine } } })
}

function readInfo(
  text: string,
): Pick<
  DockerEngine,
  'reachable' | 'isSilent' | 'version' | 'imageStore' | 'runningContainers' | 'liveRestore' | 'insecure'
> {
  if (text === 'timeout') return { reachable: false, isSilent: true }
  const info = infoSchema.safeParse(parsed(limitText(text, 'info')))
  if (!info.success) return { reachable: false }
  const { ServerVersion, DriverStatus, ContainersRunning, LiveRestoreEnabled, RegistryConfig } = info.data
  return {
    reachable: true,
    version: ServerVersion,
    imageStore: isContainerd(DriverStatus ?? []) ? 'containerd' : 'classic',
    ...(ContainersRunning == null ? {} : { runningContainers: ContainersRunning }),
    ...(LiveRestoreEnabled == null ? {} : { liveRestore: LiveRestoreEnabled }),
    ...(RegistryConfig == null ? {} : { insecure: insecureOf(RegistryConfig) }),
  }
}

/** Names, then address ranges. */
function insecureOf({ IndexConfigs, InsecureRegistryCIDRs }: NonNullable<Info['RegistryConfig']>): string[] {
  const names = Object.values(IndexConfigs ?? {}).flatMap(({ Name, Secure }) => (Secure ? [] : [Name]))
  return [...names, ...(InsecureRegistryCIDRs ?? [])]
}

/** The containerd image store appears in the driver status (moby daemon/containerd/service.go). */
function isContainerd(status: readonly (readonly string[])[]): boolean {
  return status.some(([key, value]) => key === 'driver-type' && value === 'io.containerd.snapshotter.v1')
}

/** An engine that could not be asked returns an error text. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
