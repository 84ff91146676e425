import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Ended, environment, run } from '../support/processes/process.ts'

const root = resolve(import.meta.dirname, '../..')

async function bundled(): Promise<{ name: string; notice: string }[]> {
  return JSON.parse(await readFile(resolve(root, 'out/packages.json'), 'utf8'))
}

it('the build lists the packages in it, each with the text of its licence', async () => {
  const packages = await bundled()
  // One of the command line, one of the page, one that another package needs.
  expect(packages.map(({ name }) => name)).toEqual(expect.arrayContaining(['ssh2', 'react', 'scheduler']))
  expect(packages.map(({ name }) => name)).not.toContain('electron-builder')
  const isSilent = ({ notice }: { notice: string }) => !/copyright|license/i.test(notice)
  // Its author publishes none.
  expect(packages.filter(isSilent).map(({ name }) => name)).toEqual(['react-remove-scroll-bar'])
})

describe('the check of the packages', () => {
  let registry: Server
  /** npm keeps advisories. */
  let cache: string
  beforeEach(async () => {
    cache = await mkdtemp(join(tmpdir(), 'mooring-npm-'))
  })
  afterEach(async () => {
    await new Promise((done) => registry.close(done))
    await rm(cache, { recursive: true })
  })

  async function check(answer: RequestListener): Promise<Ended> {
    registry = createServer(answer).listen(0, '127.0.0.1')
    await once(registry, 'listening')
    const { port } = registry.address() as AddressInfo
    const env = { ...environment, npm_config_registry: `http://127.0.0.1:${port}/`, npm_config_cache: cache }
    return run(process.execPath, ['scripts/check-packages.mjs'], { cwd: root, env })
  }

  /** A registry with one advisory: on every version of a package. */
  const advising =
    (name: string, severity: string): RequestListener =>
    async ({ url = '', method }, response) => {
      const advisory = {
        id: 1,
        url: 'https://advisories.example/1',
        title: 'a hole',
        severity,
        vulnerable_versions: '*',
      }
      const version = JSON.parse(await readFile(resolve(root, 'node_modules', name, 'package.json'), 'utf8')).version
      const document = { name, 'dist-tags': { latest: version }, versions: { [version]: { name, version } } }
      response.setHeader('Content-Type', 'application/json')
      if (method === 'POST' && url.endsWith('/advisories/bulk')) response.end(JSON.stringify({ [name]: [advisory] }))
      else if (url === `/${name}`) response.end(JSON.stringify(document))
      else response.writeHead(404).end('{}')
    }

  it('fails by a grave advisory on a package in the program', async () => {
    const { code, stdout, stderr } = await check(advising('ssh2', 'high'))
    expect({ code, stderr, stdout }).toMatchObject({ code: 1, stdout: expect.stringContaining('1 advisories') })
    expect(stderr).toBe('ssh2: high: a hole (https://advisories.example/1)\n')
  })

  it('prints another one', async () => {
    const { code, stdout, stderr } = await check(advising('ssh2', 'moderate'))
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain('ssh2: moderate: a hole')
  })

  it('ignores one on a build tool', async () => {
    const { code, stdout } = await check(advising('knip', 'critical'))
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('0 advisories') })
  })

  it('includes Electron, which the packaged app contains', async () => {
    const { code, stderr } = await check(advising('electron', 'critical'))
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('electron: critical') })
  })

  it('says that nothing was audited where the registry gives no advisories, and does not fail', async () => {
    const { code, stdout } = await check((_request, response) => response.writeHead(405).end())
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/Not audited, because .*405/) })
  })
})
