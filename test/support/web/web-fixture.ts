import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Dispatch } from '../../../main/api/dispatch.ts'
import { startWebDoor, type WebDoor } from '../../../main/web/web-door.ts'
import { answerLines, type WebResponse, webRequest } from './web-request.ts'

/** A loopback server with a page of two files, and a secret beside the page that it must never serve. */
export interface WebFixture {
  readonly door: WebDoor
  readonly origin: string
  readonly ticket: string
  /** Sends a request like the page's with this token; `over` replaces headers, and removes undefined ones. */
  call(token: string, path: string, over?: CallOptions): Promise<WebResponse>
  /** Exchanges the ticket, which works once. */
  openSession(): Promise<string>
  close(): Promise<void>
}

export interface CallOptions {
  readonly body?: string
  readonly headers?: Readonly<Record<string, string | undefined>>
}

export async function openWebFixture(dispatch: Dispatch): Promise<WebFixture> {
  const directory = await mkdtemp(join(tmpdir(), 'mooring-web-'))
  await mkdir(join(directory, 'page/assets'), { recursive: true })
  await writeFile(join(directory, 'page/index.html'), '<!doctype html><title>page</title>')
  await writeFile(join(directory, 'page/assets/a.js'), 'void 0')
  await writeFile(join(directory, 'secret.txt'), 'secret')
  const door = await startWebDoor({
    dispatch,
    rendererDir: join(directory, 'page'),
    signal: new AbortController().signal,
  })
  const { origin, hash } = new URL(door.url)
  const ticket = new URLSearchParams(hash.slice(1)).get('token') ?? ''

  const call: WebFixture['call'] = (token, path, { body = '{}', headers = {} } = {}) => {
    const sent = { Origin: origin, 'Content-Type': 'application/json', Authorization: `Bearer ${token}`, ...headers }
    const kept = Object.entries(sent).filter(([, value]) => value !== undefined)
    return webRequest(origin, { method: 'POST', path, headers: Object.fromEntries(kept), body })
  }
  return {
    door,
    origin,
    ticket,
    call,
    openSession: async () => {
      const [message] = answerLines(await call(ticket, '/session'))
      return (message as { reply: { data: { token: string } } }).reply.data.token
    },
    close: async () => {
      await door.close()
      await rm(directory, { recursive: true })
    },
  }
}
