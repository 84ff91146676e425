import { describe, expect, test } from 'vitest'
import type { VerifyRequest } from '../../shared/model/plan.ts'
import { apply, applyBytes, hostShells } from '../support/host-programs/host-program.ts'
import { makeHostTree, put } from '../support/host-programs/host-tree.ts'
import { startStubDockerApi, withoutDockerCommand } from '../support/host-programs/stub-docker-api.ts'

const asRoot = process.getuid?.() === 0
const registry = '[fd00::2]:5000'

describe.each(hostShells)('asking an engine on $name', (shell) => {
  test('asks for a tag that cannot be there, and frames whatever comes back', async () => {
    const asked: string[] = []
    const api = await startStubDockerApi((request, response) => {
      if (request.method === 'POST') asked.push(decodeURIComponent(request.url ?? ''))
      const message = 'first\nresult done\nverify 0 a b\n\u001b[2Jlast: x509: unknown authority'
      response.writeHead(request.method === 'POST' ? 500 : 200, { 'Content-Type': 'application/json' })
      response.end(JSON.stringify({ message }))
    })
    const request = { mode: 'verify', verify: [{ kind: 'docker', endpoint: api.endpoint, registry }] } as const
    const { result, verifies, stderr } = await apply(shell, request)
    await api.close()
    expect({ result, stderr }).toEqual({ result: { kind: 'done' }, stderr: '' })
    expect(verifies).toHaveLength(1)
    expect(verifies[0]).toMatchObject({ request: { endpoint: api.endpoint, registry }, status: 1 })
    expect(verifies[0]?.output).toContain('first\nresult done\nverify 0 a b\n[2Jlast: x509: unknown authority')
    expect(asked).toEqual([expect.stringContaining(`fromImage=${registry}/mooring-probe/none&tag=probe-`)])
  })

  test('by curl where there is no docker command', async (context) => {
    if (!asRoot) context.skip('hiding the docker command takes a mount namespace, which needs root')
    const asked: string[] = []
    const api = await startStubDockerApi((request, response) => {
      asked.push(`${request.method} ${decodeURIComponent(request.url ?? '')}`)
      response.writeHead(404).end('{"message":"manifest unknown"}')
    })
    const verify: VerifyRequest[] = [
      { kind: 'docker', endpoint: api.endpoint, registry },
      { kind: 'docker', endpoint: 'tcp://127.0.0.1:1', registry },
    ]
    const { verifies } = await apply(shell, { mode: 'verify', verify }, { within: withoutDockerCommand })
    await api.close()
    expect(verifies).toMatchObject([{ status: 0, output: '{"message":"manifest unknown"}' }, { status: 'unavailable' }])
    expect(asked).toEqual([
      expect.stringMatching(/^POST \/images\/create\?fromImage=\[fd00::2\]:5000\/mooring-probe\/none&tag=probe-/),
      'GET /info',
    ])
  })

  test('says of a kind that it does not know, or of too few words, that nobody can be asked', async () => {
    const lines = ['verify podman unix:///s reg', 'verify docker unix:///s', 'verify weather tomorrow']
    const request = ['mooring-apply 1', 'mode verify', ...lines, 'end', ''].join('\n')
    const answered = await applyBytes(shell, request)
    expect(answered.lines.filter((line) => line !== '')).toEqual([
      'mooring-apply 1',
      'verifying',
      ...lines.map((line) => line.replace('verify', 'verify unavailable')),
      'result done',
    ])
  })

  test('changes nothing about a result, even where nobody answers or nobody waits', async () => {
    const hanging = await startStubDockerApi(() => {})
    const tree = await makeHostTree()
    const abort = new AbortController()
    const verify: VerifyRequest[] = [
      { kind: 'docker', endpoint: 'unix:///nowhere', registry },
      { kind: 'docker', endpoint: hanging.endpoint, registry },
      { kind: 'docker', endpoint: hanging.endpoint, registry: 'another' },
    ]
    const plan = { ...tree.plan('c1', [put('/etc/file', 'x')]), verify }
    const { result, verifies } = await apply(shell, plan, {
      signal: abort.signal,
      onLine: (line) => {
        if (line.startsWith('verify ')) abort.abort()
      },
    })
    await hanging.close()
    expect(result).toEqual({ kind: 'done' })
    expect(verifies.map(({ status }) => status).slice(0, 2)).toEqual([1, 'timeout'].slice(0, verifies.length))
    expect(Object.keys(await tree.state())).toContain('etc/file')
    await tree.remove()
  })
})
