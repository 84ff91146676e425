import { z } from 'zod'
import { Failure } from '../../../../shared/failure.ts'
import type { Phrase } from '../../../../shared/words/param.ts'

/** What docker-machine knows about logging in to a machine. */
export interface MachineConfig {
  readonly driver: string
  /** Undefined where docker-machine knows none: then the machine is off, or never was on. */
  readonly host: string | undefined
  readonly port: number
  readonly user: string
  /** Where its private key was when the file was written; undefined for the agent's keys. */
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
  /** The driver's JSON in base64: files of 0.5.0. */
  RawDriver: z.string().nullish(),
})

/** Drivers whose machines are Boot2Docker's and leave the user's name out; BaseDriver says root (libmachine/drivers/base.go). */
const dockerUser = /^(?:virtualbox|hyperv|vmware.*|parallels|xhyve|hyperkit|kvm.*)$/

/**
 * Reads a machine's config.json of any ConfigVersion: what is needed here has had the same names in all of them.
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
