import { z } from 'zod'
import type { DockerEngine } from '../../../shared/model/facts.ts'
import { limitText } from './limits.ts'

/** The part of Docker's `GET /info` that matters; `docker info --format '{{json .}}'` uses the same names. */
const infoSchema = z.object({
  /** Since Docker 1.9. */
  ServerVersion: z.string().min(1).optional(),
  Containers: z.number().int().optional(),
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

/** What an engine said of itself; it is reachable if it said anything. */
type Told = Pick<
  DockerEngine,
  'reachable' | 'isSilent' | 'version' | 'imageStore' | 'runningContainers' | 'liveRestore' | 'insecure'
>

/** Reads what the survey has of an engine's own report: JSON, the client's text before Docker 1.13, or `timeout`. */
export function readDockerInfo(text: string): Told {
  if (text === 'timeout') return { reachable: false, isSilent: true }
  const whole = limitText(text, 'info')
  const info = infoSchema.safeParse(parsed(whole))
  if (!info.success) return readText(whole)
  const { ServerVersion, Containers, DriverStatus, ContainersRunning, LiveRestoreEnabled, RegistryConfig } = info.data
  // Something else may listen there, or the daemon returns an error.
  if (ServerVersion === undefined && Containers === undefined) return { reachable: false }
  return {
    reachable: true,
    ...(ServerVersion === undefined ? {} : { version: ServerVersion }),
    imageStore: isContainerd(DriverStatus ?? []) ? 'containerd' : 'classic',
    ...(ContainersRunning == null ? {} : { runningContainers: ContainersRunning }),
    ...(LiveRestoreEnabled == null ? {} : { liveRestore: LiveRestoreEnabled }),
    ...(RegistryConfig == null ? {} : { insecure: insecureOf(RegistryConfig) }),
  }
}

/**
 * `docker info` and `docker version` as text (docker api/client/info.go and version.go of 1.7 to 1.12): the version is in one of
 * them, the insecure registries since 1.12.
 */
function readText(text: string): Told {
  if (!/^Containers: \d+$/m.test(text)) return { reachable: false }
  const [, version] = /^(?:Server Version: |Server version: |Server:\s+Version: +)(\S+)$/m.exec(text) ?? []
  const [, running] = /^ Running: (\d+)$/m.exec(text) ?? []
  const [, list] = /^Insecure Registries:\n((?: .*(?:\n|$))*)/m.exec(text) ?? []
  return {
    reachable: true,
    imageStore: 'classic',
    ...(version === undefined ? {} : { version }),
    ...(running === undefined ? {} : { runningContainers: Number(running) }),
    ...(list === undefined ? {} : { insecure: list.split('\n').flatMap((line) => line.trim() || []) }),
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
