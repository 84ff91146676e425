import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { failureData } from '../../shared/failure.ts'
import type { PageFile } from '../page/files.ts'
import { pageHeaders } from '../page/headers.ts'
import { type Calls, writeLine } from './calls.ts'
import { bearerToken, checkCall, checkHost, Refusal } from './refusal.ts'
import type { SessionTokens } from './tokens.ts'

/** The data for answering requests. */
export interface Room {
  /** `127.0.0.1:<port>`: the only Host that the door accepts. */
  readonly host: string
  readonly files: ReadonlyMap<string, PageFile>
  readonly tokens: SessionTokens
  readonly calls: Calls
}

/** Answers one request: page files for anyone with the right Host, calls for the session only. */
export async function answer(room: Room, request: IncomingMessage, response: ServerResponse): Promise<void> {
  for (const [name, value] of Object.entries(pageHeaders("'self'"))) response.setHeader(name, value)
  try {
    checkHost(request.headers, room.host)
    if (request.method === 'POST') await answerCall(room, request, response)
    else await answerPage(room.files, request, response)
  } catch (error) {
    refuse(response, error)
  }
}

async function answerPage(files: Room['files'], request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') throw new Refusal(405, { phrase: 'request-method' })
  const file = files.get(request.url ?? '')
  if (file === undefined) throw new Refusal(404, { phrase: 'request-page' })
  const body = await readFile(file.file)
  response.writeHead(200, { 'Content-Type': file.type, 'Content-Length': body.length })
  response.end(request.method === 'GET' ? body : undefined)
}

async function answerCall(room: Room, request: IncomingMessage, response: ServerResponse): Promise<void> {
  checkCall(request.headers, room.host)
  const token = bearerToken(request.headers)
  if (request.url === '/session') return openSession(room.tokens, token, response)
  if (!room.tokens.isSession(token)) throw new Refusal(401, { phrase: 'request-token' })
  const verb = /^\/api\/(.*)$/.exec(request.url ?? '')?.[1]
  if (verb === undefined) throw new Refusal(404, { phrase: 'request-path' })
  await room.calls.answer(verb, request, response)
}

function openSession(tokens: SessionTokens, ticket: string, response: ServerResponse): void {
  const token = tokens.exchange(ticket)
  if (token === undefined) throw new Refusal(401, { phrase: 'request-ticket' })
  response.writeHead(200, { 'Content-Type': 'application/x-ndjson' })
  writeLine(response, { reply: { ok: true, data: { token } } })
  response.end()
}

/** Answers in the same format as a call and closes the connection, without reading the rest of the body. */
function refuse(response: ServerResponse, error: unknown): void {
  if (response.headersSent) return void response.destroy()
  const refusal = error instanceof Refusal ? error : new Refusal(500, { phrase: 'answer-failed' })
  response.writeHead(refusal.status, { 'Content-Type': 'application/x-ndjson', Connection: 'close' })
  writeLine(response, { reply: { ok: false, error: failureData(refusal.failure) } })
  response.end()
}
