import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { createServer } from 'vite'
import { root } from './run.mjs'

/** The door's code as one module, rebuilt after an edit in any part. */
const doorModule = 'virtual:door'
const doorSource = `
  export { openApi } from '${root}main/cli/open-api.ts'
  export { doJob } from '${root}main/reader/do-job.ts'
  export { answer } from '${root}main/web/answer.ts'
  export { createCalls } from '${root}main/web/calls.ts'
  export { createSessionTokens } from '${root}main/web/tokens.ts'
`

let tokens
let engine

/**
 * Serves the page from its sources on 127.0.0.1, with the browser's door beside it. Both follow every edit: Vite
 * reloads the page, and the next call uses the current engine. Unlike the built page this one has no content policy,
 * because Vite reloads it with inline scripts.
 *
 * @returns {Promise<string>} the address, which opens once
 */
export async function startDevPage() {
  const server = await createServer({
    configFile: false,
    root: join(root, 'renderer'),
    plugins: [react(), door],
    server: { host: '127.0.0.1', cors: false, fs: { allow: [root] } },
  })
  await server.listen()
  const { tokens } = await loadDoor(server)
  return `http://${hostOf(server)}/#token=${tokens.ticket}`
}

const door = {
  name: 'door',
  resolveId: (id) => (id === doorModule ? id : undefined),
  load: (id) => (id === doorModule ? doorSource : undefined),
  configureServer: addDoor,
}

/** Answers the page's calls like `mooring web`. They are its only POST requests. */
function addDoor(server) {
  server.middlewares.use((request, response, next) => {
    if (request.method !== 'POST') return next()
    loadDoor(server)
      .then(({ answer, ...room }) => answer({ host: hostOf(server), files: new Map(), ...room }, request, response))
      .catch(next)
  })
}

function hostOf(server) {
  const { port } = server.httpServer.address()
  return `127.0.0.1:${port}`
}

/**
 * Loads the door from its current sources. After an edit in the engine it opens a new one and keeps the tokens, so that
 * the page stays open.
 */
async function loadDoor(server) {
  const { openApi, doJob, answer, createCalls, createSessionTokens } = await server.ssrLoadModule(doorModule)
  tokens ??= createSessionTokens()
  if (engine?.openApi !== openApi || engine.createCalls !== createCalls) {
    engine?.close()
    const { dispatch, close } = openApi({ door: 'web', isTty: false }, doJob)
    engine = { openApi, createCalls, calls: createCalls(dispatch), close }
  }
  return { answer, tokens, calls: engine.calls }
}
