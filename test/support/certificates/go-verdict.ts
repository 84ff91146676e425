import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run, start, until } from '../processes/process.ts'

const accepted = /listening on/
const refused = /panic: (.*)/

/** Whether this machine has the program that {@link goVerdict} needs. */
export async function hasGoProgram(): Promise<boolean> {
  const { code } = await run('docker-registry', ['--version']).catch(() => ({ code: null }))
  return code === 0
}

/**
 * Go's own verdict on a server if it trusts only one certificate. Debian's docker-registry is a Go program that, as a
 * mirror, contacts another registry at start and exits with the TLS error, in Docker's own words.
 *
 * @param url `https://host:port`.
 * @returns undefined if Go accepts the server, otherwise its error.
 */
export async function goVerdict(url: string, anchorPem: string): Promise<string | undefined> {
  const directory = await mkdtemp(join(tmpdir(), 'mooring-go-'))
  const [config, anchor] = [join(directory, 'config.yml'), join(directory, 'anchor.pem')]
  await writeFile(anchor, anchorPem)
  await writeFile(
    config,
    JSON.stringify({
      version: '0.1',
      storage: { inmemory: {} },
      http: { addr: '127.0.0.1:0' },
      proxy: { remoteurl: url },
    }),
  )
  const env = { PATH: process.env['PATH'], SSL_CERT_FILE: anchor, SSL_CERT_DIR: directory }
  const running = start('docker-registry', ['serve', config], { env, cwd: directory })
  try {
    await until('docker-registry’s verdict', async () => accepted.test(running.log()) || refused.test(running.log()))
    return refused.exec(running.log())?.[1]
  } finally {
    await running.stop()
    await rm(directory, { recursive: true, force: true })
  }
}
