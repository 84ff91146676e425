import { describe, expect, it } from 'vitest'
import type { Call } from '../../shared/api/client.ts'
import { startWebProgram } from '../support/web/web-program.ts'
import { answerLines, webRequest } from '../support/web/web-request.ts'
import { describeOnTheWay, describeScenario, type OpenDoor } from './scenario.ts'

async function openWebDoor(): Promise<OpenDoor> {
  const { address, close } = await startWebProgram()
  const ticket = new URLSearchParams(address.hash.slice(1)).get('token') ?? ''
  const post = async (token: string, path: string, input: unknown): Promise<Record<string, unknown>[]> => {
    const headers = { Origin: address.origin, 'Content-Type': 'application/json', Authorization: `Bearer ${token}` }
    const response = await webRequest(address.origin, { method: 'POST', path, headers, body: JSON.stringify(input) })
    return answerLines(response) as Record<string, unknown>[]
  }
  const [session] = await post(ticket, '/session', {})
  if (!session) throw new Error('the ticket was not exchanged')
  const { data } = session['reply'] as { data: { token: string } }
  const call = async (verb: string, input: unknown, options?: { onEvent?: (event: unknown) => void }) => {
    const lines = await post(data.token, `/api/${verb}`, input)
    for (const line of lines) if ('event' in line) options?.onEvent?.(line['event'])
    return lines.at(-1)?.['reply']
  }
  return { call: call as Call, close }
}

describe('the browser’s door', () => describeScenario(openWebDoor))
describe('the browser’s door, with somebody on the way', () => describeOnTheWay(openWebDoor))

describe('the browser’s door, as started by the command line', () => {
  it('refuses a foreign origin, a missing token, a wrong host and an unlisted verb', async () => {
    const { address, close } = await startWebProgram()
    const ticket = new URLSearchParams(address.hash.slice(1)).get('token') ?? ''
    const good = { Origin: address.origin, 'Content-Type': 'application/json', Authorization: `Bearer ${ticket}` }
    const post = (path: string, headers: Record<string, string>) =>
      webRequest(address.origin, { method: 'POST', path, headers, body: '{}' })
    const session = await post('/session', good)
    const [line] = answerLines(session) as { reply: { data: { token: string } } }[]
    const mine = { ...good, Authorization: `Bearer ${line?.reply.data.token}` }
    expect((await post('/api/app.info', mine)).status).toBe(200)
    expect((await post('/api/app.info', { ...mine, Origin: 'https://evil.example' })).status).toBe(403)
    expect((await post('/api/app.info', { Origin: address.origin, 'Content-Type': 'application/json' })).status).toBe(
      401,
    )
    expect((await post('/api/app.info', { ...mine, Host: 'evil.example' })).status).toBe(421)
    expect((await post('/api/constructor', mine)).status).toBe(404)
    expect((await post('/session', good)).status).toBe(401)
    await close()
  })

  it('tells which packages the program contains', async () => {
    const { call, close } = await openWebDoor()
    const packages = expect.arrayContaining([expect.objectContaining({ name: 'react', license: 'MIT' })])
    expect(await call('app.packages', {})).toEqual({ ok: true, data: packages })
    await close()
  })
})
