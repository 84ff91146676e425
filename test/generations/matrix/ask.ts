import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { join } from 'node:path'
import { verifyHost } from '../../../main/engine/verify-host.ts'
import { createCommandShell } from '../../../main/hosts/ways/command/command-shell.ts'
import { shellWay } from '../../../main/hosts/ways/shell.ts'
import type { Verdict } from '../../../shared/model/verdict.ts'
import type { EngineHost } from '../../support/generations/engine-host.ts'
import { environment } from '../../support/processes/process.ts'
import { account } from '../../support/registry/sign-in.ts'

/** What an engine says of one registry, in its own words. */
export interface Words {
  /** Whether `docker info` lists it as insecure. */
  readonly insecure: boolean
  /** To a pull of a tag that no registry has, without an account and with one. */
  readonly pull: string
  readonly signedIn: string
  readonly login: string
  /** To `POST /auth`. */
  readonly auth: string
}

/** Its client's settings with the account for a registry, as after a login. */
const settingsOf = (registry: string): string => `/run/accounts/${registry}`

/** Asks the engine for a registry in every way. */
export async function askEngine(host: EngineHost, registry: string): Promise<Words> {
  const auth = Buffer.from(`${account.user}:${account.password}`).toString('base64')
  await host.write(`${settingsOf(registry)}/config.json`, JSON.stringify({ auths: { [registry]: { auth } } }))
  const pull = await host.pull(registry)
  const signedIn = await host.pull(registry, settingsOf(registry))
  const options = ['--config', `/run/logins/${registry}`, 'login', '-u', account.user, '-p', account.password]
  const { stdout, stderr } = await host.run('docker', ...options, registry)
  const info = await host.must('docker', 'info', '--format', '{{json .RegistryConfig.IndexConfigs}}')
  const indexes = JSON.parse(info) as Record<string, { Secure: boolean }>
  return {
    insecure: indexes[registry]?.Secure === false,
    pull: lastWords(pull),
    signedIn: lastWords(signedIn),
    login: /Login Succeeded/.test(stdout) ? 'Login Succeeded' : lastWords(stderr),
    auth: await postAuth(host, registry),
  }
}

/** What Mooring's verdict says of the same registry. */
export async function askMooring({ within }: EngineHost, registry: string): Promise<Verdict | undefined> {
  const way = shellWay(createCommandShell({ host: 'host', prefix: within, env: environment }))
  const host = { id: 'host', source: 'local', label: 'host', run: way.run, notes: way.notes } as const
  const requests = [{ kind: 'docker', endpoint: 'unix:///var/run/docker.sock', registry }] as const
  const [verdict] = await verifyHost(host, requests, { signal: new AbortController().signal })
  return verdict
}

async function postAuth({ root }: EngineHost, registry: string): Promise<string> {
  const { user: username, password } = account
  const asked = request({ socketPath: join(root, 'run/docker.sock'), path: '/auth', method: 'POST' })
  asked.setHeader('content-type', 'application/json')
  asked.end(JSON.stringify({ username, password, serveraddress: registry }))
  const [response] = (await once(asked, 'response')) as [IncomingMessage]
  let body = ''
  for await (const part of response) body += part
  const { message, Status } = JSON.parse(body) as { message?: string; Status?: string }
  return `${response.statusCode} ${message ?? Status ?? ''}`.trim()
}

function lastWords(output: string): string {
  return output.trim().split('\n').at(-1) ?? ''
}
