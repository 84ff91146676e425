import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { createServer } from 'vite'
import { root } from './run.mjs'

/** What the door is made of, as one module: an edit in any part of it makes that anew. */
const doorModule = 'virtual:door'
const doorSource = `
  export { openApi } from '${root}main/cli/open-api.ts'
  export { answer } from '${root}main/web/answer.ts'
  export { createCalls } from '${root}main/web/calls.ts'
  export { createSessionTokens } from '${root}main/web/tokens.ts'
`

let tokens
let engine

/**
 * Serves the page from its sources on 127.0.0.1, with the browser's door beside it. Both follow every edit: Vite reloads
 * the page, and the next call finds the engine as it is then. Unlike the built page this one has no content policy,
 * because Vite reloads it by inline scripts.
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

/** Answers the page's calls as `mooring web` does. They are its only POSTs. */
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
 * Loads the door as its sources are now. An edit in the engine opens a new one; the tokens stay, so that the page need
 * not be opened again.
 */
async function loadDoor(server) {
  const { openApi, answer, createCalls, createSessionTokens } = await server.ssrLoadModule(doorModule)
  tokens ??= createSessionTokens()
  if (engine?.openApi !== openApi || engine.createCalls !== createCalls) {
    engine?.close()
    const { dispatch, close } = openApi({ door: 'web', isTty: false })
    engine = { openApi, createCalls, calls: createCalls(dispatch), close }
  }
  return { answer, tokens, calls: engine.calls }
}
