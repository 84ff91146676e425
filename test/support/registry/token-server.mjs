// A token server as registries name it in WWW-Authenticate: GET with Basic, as Docker's classic store and its login ask, and
// POST with a password, as containerd does (distribution docs/spec/auth/{token,oauth}.md). It runs in a network namespace,
// so it is a program. Its settings are a JSON file, the first argument.
import { createHash, randomUUID, sign, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:https'

const settings = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const signingKey = readFileSync(settings.signingKey)
const signer = new X509Certificate(readFileSync(settings.signer)).raw.toString('base64')
const encode = (value) => Buffer.from(JSON.stringify(value)).toString('base64url')
const refreshToken = createHash('sha256').update(settings.password).digest('hex')

/** @param isKnown whether the account asks; nobody else may do anything. */
function tokenFor(scopes, isKnown) {
  const now = Math.floor(Date.now() / 1000)
  const access = (isKnown ? scopes : []).map((scope) => {
    const [, type, name, actions] = /^([^:]+):(.+):([^:]*)$/.exec(scope) ?? []
    return { type, name, actions: actions?.split(',') }
  })
  const times = { nbf: now - 60, iat: now, exp: now + 600 }
  const claims = { iss: settings.issuer, sub: isKnown ? settings.user : '', aud: settings.service, ...times }
  const text = `${encode({ typ: 'JWT', alg: 'ES256', x5c: [signer] })}.${encode({ ...claims, jti: randomUUID(), access })}`
  const signature = sign('sha256', Buffer.from(text), { key: signingKey, dsaEncoding: 'ieee-p1363' })
  return `${text}.${signature.toString('base64url')}`
}

/** Whose credentials these are: `nobody` gave none, `stranger` wrong ones. */
function whoAsks(authorization, form) {
  if (form.get('grant_type') === 'refresh_token') {
    return form.get('refresh_token') === refreshToken ? 'account' : 'stranger'
  }
  const basic = authorization?.startsWith('Basic ')
    ? Buffer.from(authorization.slice(6), 'base64').toString()
    : undefined
  const posted = form.has('password') ? `${form.get('username')}:${form.get('password')}` : undefined
  const given = basic ?? posted
  if (given === undefined) return 'nobody'
  return given === `${settings.user}:${settings.password}` ? 'account' : 'stranger'
}

const server = createServer(
  { cert: readFileSync(settings.chain), key: readFileSync(settings.key) },
  async (request, response) => {
    const { searchParams } = new URL(request.url, 'https://token.test')
    let body = ''
    for await (const part of request) body += part
    const form = new URLSearchParams(body)
    const who = whoAsks(request.headers.authorization, form)
    response.setHeader('content-type', 'application/json')
    if (who === 'stranger') return response.writeHead(401).end('{"details": "incorrect username or password"}')
    const scopes = [...searchParams.getAll('scope'), ...(form.get('scope') ?? '').split(' ')].filter(Boolean)
    const token = tokenFor(scopes, who === 'account')
    const answer = { token, access_token: token, expires_in: 600, refresh_token: refreshToken }
    response.end(JSON.stringify(answer))
  },
)
server.listen(settings.port, settings.address, () => process.stdout.write('listening\n'))
