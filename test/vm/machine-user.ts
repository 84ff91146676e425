import { z } from 'zod'
import { applyReportSchema, type HostReport } from '../../shared/model/change.ts'
import { type HostPlanView, planViewSchema } from '../../shared/model/plan.ts'
import { type Cli, openCli } from '../support/processes/cli.ts'
import { type RegistryServer, startRegistry } from '../support/registry/registry-server.ts'
import { startProxy, type TestServer } from '../support/registry/tls-servers.ts'
import { type Boot2DockerVm, type MachineOptions, startBoot2Docker } from './boot2docker.ts'
import { freePort } from './ssh.ts'

/** Registries with a certificate each, by what a test does about them. */
export const roles = ['trusted', 'system', 'insecure', 'appended'] as const
export type Role = (typeof roles)[number]
export type Registries = Readonly<Record<Role, RegistryServer>>

/** A machine, and the workstation that it belongs to, with Mooring on it. */
export interface MachineUser {
  readonly vm: Boot2DockerVm
  readonly cli: Cli
  /** Has Mooring try to change the machine, which it must refuse; the code why. */
  readonly refused: (...args: string[]) => Promise<string | undefined>
  /** Has Mooring change the machine, which must go well; how it was planned, and how it went if there was anything to do. */
  readonly mooring: (...args: string[]) => Promise<{ plan: HostPlanView; report?: HostReport }>
  /** Which registries Docker reaches from the machine. Others it must refuse for their certificate. */
  readonly reached: () => Promise<Role[]>
  /** Everything about the files on the disk but Mooring's journal and logs, a line each. */
  readonly disk: () => Promise<string[]>
  /** What is another on the disk than it was: a line for each that came (+) and that went (-). */
  readonly changed: (before: readonly string[]) => Promise<string[]>
  /** Switches it off and on, and waits for Docker. What was not synced is lost. */
  readonly restart: () => Promise<void>
  /** Writes files as root; what is there keeps its mode. */
  readonly write: (files: Readonly<Record<string, string>>) => Promise<void>
  readonly remove: () => Promise<void>
}

export const persistent = '/var/lib/boot2docker'
export const host = 'machine:default'

/** The machine sees this host as 10.0.2.2, which Docker does not take for insecure, as it does loopback addresses. */
export async function startRegistries(): Promise<Registries> {
  const place = { address: '10.0.2.2', listen: '127.0.0.1' }
  const start = async (role: Role) => [role, await startRegistry(place, { port: await freePort() })] as const
  return Object.fromEntries(await Promise.all(roles.map(start))) as Registries
}

/** What the command line is told of a registry that may be trusted. */
export function byFingerprint({ name, fingerprint }: RegistryServer): string[] {
  return [name, '--fingerprint', fingerprint]
}

const answerSchema = z.object({ plan: planViewSchema.omit({ plan: true }), report: applyReportSchema.optional() })

/** Starts a machine, and opens the command line beside it. */
export async function openMachineUser(registries: Registries, options: MachineOptions): Promise<MachineUser> {
  // The registries' address is the machine's; the workstation comes to them through a proxy.
  const proxy: TestServer = await startProxy()
  const vm = await startBoot2Docker(options)
  const store = `MACHINE_STORAGE_PATH=${vm.store.directory}`
  const cli = await openCli({ within: ['env', store, `HTTPS_PROXY=http://127.0.0.1:${proxy.port}`] })
  const write: MachineUser['write'] = async (files) => {
    for (const [path, content] of Object.entries(files)) {
      await vm.must(`sudo mkdir -p '${path.replace(/\/[^/]*$/, '')}' && sudo tee '${path}' >/dev/null`, content)
    }
  }
  const disk: MachineUser['disk'] = async () => {
    const own = '-path ./mooring -prune -o -path ./log -prune -o -name docker.log -prune -o'
    const list = `find . ${own} -exec stat -c '%A %u:%g %n' {} +; find . ${own} -type f -exec sha256sum {} +`
    return (await vm.must(`cd ${persistent}/ && sudo sh`, list)).trim().split('\n').sort()
  }
  return {
    vm,
    cli,
    refused: async (...args) => {
      const { envelope } = await cli.json(...args, '--yes')
      if (!envelope.ok) return envelope.error.code
      return answerSchema.parse(envelope.data).plan.hosts[0]?.error?.code
    },
    mooring: async (...args) => {
      const { envelope } = await cli.json(...args, '--yes')
      if (!envelope.ok) throw new Error(`${args.join(' ')}: ${envelope.error.code}: ${envelope.error.message}`)
      const { plan, report } = answerSchema.parse(envelope.data)
      const [hostPlan] = plan.hosts
      if (!hostPlan) throw new Error(`${args.join(' ')}: no plan`)
      const [hostReport] = report?.hosts ?? []
      return { plan: hostPlan, ...(hostReport ? { report: hostReport } : {}) }
    },
    reached: async () => {
      const isReachedBy = async (role: Role): Promise<boolean> => {
        const { stdout, stderr } = await vm.client('pull', `${registries[role].name}/none:none`)
        return isReached(stdout + stderr)
      }
      const reached = await Promise.all(roles.map(isReachedBy))
      return roles.filter((_, at) => reached[at])
    },
    disk,
    changed: async (before) => {
      const after = await disk()
      const came = after.filter((line) => !before.includes(line)).map((line) => `+ ${line}`)
      return [...came, ...before.filter((line) => !after.includes(line)).map((line) => `- ${line}`)]
    },
    restart: async () => {
      await vm.must('sync')
      await vm.reset()
      await vm.docker()
    },
    write,
    remove: async () => {
      await cli.remove()
      await vm.remove()
      await proxy.close()
    },
  }
}

function isReached(said: string): boolean {
  if (said.includes('manifest unknown')) return true
  if (said.includes('x509: certificate signed by unknown authority')) return false
  throw new Error(`Docker says neither: ${said}`)
}
