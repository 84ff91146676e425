import { readFile } from 'node:fs/promises'
import { createServer, request, type Server } from 'node:https'
import { networkInterfaces } from 'node:os'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { caExtensions, type Mint, type Minted, openMint, serverExtensions } from '../support/certificates/mint.ts'
import { type DockerEngine, startDocker } from '../support/docker/docker-engine.ts'
import { makeNetworkNamespace, type NetworkNamespace } from '../support/docker/network-namespace.ts'
import { type Cli, openCli } from '../support/processes/cli.ts'
import { until } from '../support/processes/process.ts'
import { type RegistryServer, startRegistry } from '../support/registry/registry-server.ts'

let mint: Mint
let [oldCa, nextCa, oldServer, nextServer]: Minted[] = []
let namespace: NetworkNamespace
let registry: RegistryServer
let docker: DockerEngine
let cli: Cli
let front: Server
let name: string

beforeAll(async () => {
  namespace = await makeNetworkNamespace('rollover')
  registry = await startRegistry(namespace)
  const address = networkInterfaces()[namespace.outside]?.[0]?.address ?? expect.fail()
  mint = await openMint()
  oldCa = await mint.mint('old-ca', { extensions: caExtensions })
  nextCa = await mint.mint('next-ca', { extensions: caExtensions })
  const extensions = serverExtensions(`IP:${address}`)
  oldServer = await mint.mint('old-server', { issuer: oldCa, extensions })
  nextServer = await mint.mint('next-server', { issuer: nextCa, extensions })
  front = await startFront(oldServer, address, registry.name)
  name = `${address}:5000`
  docker = await startDocker()
  cli = await openCli()
})

afterAll(async () => {
  front?.closeAllConnections()
  front?.close()
  await docker?.stop()
  await registry?.stop()
  await namespace?.remove()
  await cli?.remove()
  await mint?.remove()
})

/** A TLS server before a registry, as most registries have one; its certificate changes without a pause. */
async function startFront({ cert, key }: Minted, host: string, behind: string): Promise<Server> {
  const [hostname, port] = behind.split(':')
  const server = createServer({ cert, key }, (asked, answer) => {
    const { method, url: path, headers } = asked
    const options = { hostname, port, method, path, headers, rejectUnauthorized: false }
    const onwards = request(options, (response) => {
      answer.writeHead(response.statusCode ?? 502, response.headers)
      response.pipe(answer)
    })
    onwards.on('error', () => answer.destroy())
    asked.pipe(onwards)
  })
  await new Promise<void>((resolve) => server.listen(5000, host, resolve))
  return server
}

const pull = (): Promise<string> => docker.pull(`${name}/team/app:none`)
const trusted = (): Promise<string> => readFile(`/etc/docker/certs.d/${name}/ca.crt`, 'utf8')

/** Pulls one after the other until it is stopped. */
function keepPulling(): { readonly answers: string[]; readonly stop: () => Promise<void> } {
  const answers: string[] = []
  let isOver = false
  const work = async (): Promise<void> => {
    while (!isOver) answers.push(await pull())
  }
  const done = work()
  return {
    answers,
    stop: async () => {
      isOver = true
      await done
    },
  }
}

it('a pull works at every instant while a registry changes its CA', async () => {
  const [old, next] = [oldCa ?? expect.fail(), nextCa ?? expect.fail()]
  expect(await pull()).toContain('x509: certificate signed by unknown authority')
  expect((await cli.run('trust', name, '--ca', old.certFile, '--yes')).code).toBe(0)
  expect(await trusted()).toBe(old.cert)

  const { answers, stop } = keepPulling()
  // The one that begins after a step ends after it too.
  const more = async (): Promise<void> => {
    const before = answers.length
    await until('two more pulls', async () => answers.length >= before + 2)
  }
  await more()
  const both = await cli.json('trust', name, '--ca', old.certFile, '--next', next.certFile, '--yes')
  expect(both).toMatchObject({
    code: 0,
    envelope: {
      data: {
        plan: { purpose: { anchors: [{ subject: 'CN=old-ca' }, { subject: 'CN=next-ca' }] } },
        report: { hosts: [{ outcome: 'done', verdicts: [{ answer: 'reached' }] }] },
      },
    },
  })
  expect(await trusted()).toBe(old.cert + next.cert)
  await more()
  front.setSecureContext({ cert: nextServer?.cert, key: nextServer?.key })
  await more()
  expect((await cli.run('trust', name, '--ca', next.certFile, '--yes')).code).toBe(0)
  expect(await trusted()).toBe(next.cert)
  await more()
  await stop()
  expect(answers.filter((answer) => !answer.includes('manifest unknown'))).toEqual([])

  // The earlier CA is no longer trusted: what went on was not trust in anything.
  front.setSecureContext({ cert: oldServer?.cert, key: oldServer?.key })
  front.closeAllConnections()
  expect(await pull()).toContain('x509: certificate signed by unknown authority')
})
