import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { Failure } from '../../../../shared/failure.ts'
import { errorCode } from '../../../error-code.ts'
import { type MachineConfig, parseMachineConfig } from './machine-config.ts'

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

/** @throws Failure `machine-unreadable`. */
export async function readMachine(env: NodeJS.ProcessEnv, name: string): Promise<Machine> {
  const file = machineConfigFile(env, name)
  const directory = dirname(file)
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new Failure('machine-unreadable', { file, detail: errorCode(error) })
  })
  const ownKey = await readFile(join(directory, 'id_rsa.pub')).catch(() => Buffer.alloc(0))
  const identity = createHash('sha256').update(directory).update('\0').update(ownKey).digest('hex').slice(0, 16)
  return { ...parseMachineConfig(text, file), name, directory, identity }
}
