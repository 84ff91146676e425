import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { z } from 'zod'
import { Failure } from '../../../../shared/failure.ts'
import type { Phrase } from '../../../../shared/words/param.ts'
import { readLimited } from '../../../read-limited.ts'

/** docker-machine's login data for a machine. */
export interface MachineConfig {
  readonly driver: string
  /** Undefined if docker-machine has none: then the machine is off, or was never started. */
  readonly host: string | undefined
  readonly port: number
  readonly user: string
  /** The path of its private key when the file was written; undefined for the agent's keys. */
  readonly keyFile: string | undefined
}

const driverSchema = z.object({
  IPAddress: z.string().nullish(),
  SSHUser: z.string().nullish(),
  SSHPort: z.number().int().nullish(),
  SSHKeyPath: z.string().nullish(),
})
const configSchema = z.object({
  DriverName: z.string().nullish(),
  Driver: driverSchema.nullish(),
  /** The driver's JSON in base64, in files of 0.5.0. */
  RawDriver: z.string().nullish(),
})

/**
 * Drivers of Boot2Docker machines that omit the user name; BaseDriver's default is root (libmachine/drivers/base.go).
 */
const dockerUser = /^(?:virtualbox|hyperv|vmware.*|parallels|xhyve|hyperkit|kvm.*)$/

/**
 * Reads a machine's config.json of any ConfigVersion: the keys used here are the same in all of them.
 * @throws Failure `machine-unreadable`.
 */
export function parseMachineConfig(text: string, file: string): MachineConfig {
  const config = parse(text, configSchema, file)
  const raw = config.RawDriver ? Buffer.from(config.RawDriver, 'base64').toString('utf8') : undefined
  const said = config.Driver ?? (raw === undefined ? undefined : parse(raw, driverSchema, file))
  if (!said) throw new Failure('machine-unreadable', { file, detail: { phrase: 'no-driver' } })
  const driver = config.DriverName ?? ''
  return {
    driver,
    ...endOf(driver, said),
    user: said.SSHUser || (dockerUser.test(driver) ? 'docker' : 'root'),
    keyFile: said.SSHKeyPath || undefined,
  }
}

/**
 * VirtualBox machines are reached through a port on this machine, whatever IPAddress says (drivers/virtualbox,
 * GetSSHHostname); the port is chosen when they are first started.
 */
function endOf(
  driver: string,
  { IPAddress, SSHPort }: z.infer<typeof driverSchema>,
): Pick<MachineConfig, 'host' | 'port'> {
  if (driver === 'virtualbox') return { host: SSHPort ? '127.0.0.1' : undefined, port: SSHPort ?? 0 }
  return { host: IPAddress || undefined, port: SSHPort || 22 }
}

function parse<T extends z.ZodType>(text: string, schema: T, file: string): z.output<T> {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw new Failure('machine-unreadable', { file, detail: { phrase: 'not-json' } })
  }
  const parsed = schema.safeParse(json)
  if (parsed.success) return parsed.data
  const path = parsed.error.issues[0]?.path.join('.')
  const detail: Phrase = path ? { phrase: 'value-unexpected', params: { path } } : { phrase: 'no-driver' }
  throw new Failure('machine-unreadable', { file, detail })
}

/** A machine as docker-machine has it on disk. */
export interface Machine extends MachineConfig {
  readonly name: string
  readonly directory: string
  /** Changes when the machine is made anew under the same name. */
  readonly identity: string
}

/** The directory of docker-machine's machines (commands/mcndirs): `$MACHINE_STORAGE_PATH` or `~/.docker/machine`. */
function machinesDirectory(env: NodeJS.ProcessEnv): string {
  return join(env['MACHINE_STORAGE_PATH'] || join(env['HOME'] || homedir(), '.docker', 'machine'), 'machines')
}

/** The machines' names, whether or not their files can be understood (libmachine/persist/filestore.go, List). */
export async function listMachines(env: NodeJS.ProcessEnv): Promise<string[]> {
  const entries = await readdir(machinesDirectory(env), { withFileTypes: true }).catch(() => [])
  const names = entries.filter((entry) => entry.isDirectory() || entry.isSymbolicLink()).map(({ name }) => name)
  return names.filter((name) => /^[a-zA-Z0-9][a-zA-Z0-9.-]*$/.test(name)).sort()
}

/** The file that has what docker-machine knows of a machine. */
export function machineConfigFile(env: NodeJS.ProcessEnv, name: string): string {
  return resolve(machinesDirectory(env), name, 'config.json')
}

/** Bytes of a config.json: docker-machine writes four kilobytes. */
const fileLimit = 1024 * 1024

/** @throws Failure `machine-unreadable`, `file-too-large`. */
export async function readMachine(env: NodeJS.ProcessEnv, name: string): Promise<Machine> {
  const file = machineConfigFile(env, name)
  const directory = dirname(file)
  const content = await readLimited(file, fileLimit).catch((error: unknown) => {
    if (!(error instanceof Failure && error.code === 'file-unreadable')) throw error
    throw new Failure('machine-unreadable', { file, detail: error.params['detail'] ?? '' }, { cause: error })
  })
  const ownKey = await readLimited(join(directory, 'id_rsa.pub'), fileLimit).catch(() => Buffer.alloc(0))
  const identity = createHash('sha256').update(directory).update('\0').update(ownKey).digest('hex').slice(0, 16)
  return { ...parseMachineConfig(content.toString('utf8'), file), name, directory, identity }
}
