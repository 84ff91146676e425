import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { samplePem } from '../support/certificates/sample-certificate.ts'
import { apply, dash } from '../support/host-programs/host-program.ts'
import { put } from '../support/host-programs/host-tree.ts'
import { run } from '../support/processes/process.ts'

const asRoot = process.getuid?.() === 0
const isDebian =
  (await run('sh', ['-c', 'command -v update-ca-certificates && [ -d /etc/ca-certificates ]'])).code === 0

/** Lays a writable layer, kept in $1, over what the command and its hooks write to; what is done there stays there. */
const layered = `
  for top in etc usr/local var/lib/dpkg var/lib/ca-certificates-java var/log; do
    [ -d "/$top" ] || continue
    mkdir -p "$1/$top" "$1/work/$top" &&
      mount -t overlay overlay -o "lowerdir=/$top,upperdir=$1/$top,workdir=$1/work/$top" "/$top" || exit
  done
  shift
  exec "$@"
`

test('the real update-ca-certificates takes a root in, and undo takes it out again', async (context) => {
  if (!asRoot) context.skip('a layer over /etc takes a mount namespace, which needs root')
  if (!isDebian) context.skip('this machine has no update-ca-certificates of Debian’s kind')
  const layer = await mkdtemp(join(tmpdir(), 'mooring-layer-'))
  const journal = join(layer, 'journal')
  await mkdir(journal)
  const within = ['unshare', '-m', 'sh', '-c', layered, 'sh', layer]
  const pem = samplePem('anchor')
  const bundle = (): Promise<string> => readFile(join(layer, 'etc/ssl/certs/ca-certificates.crt'), 'utf8')
  const trusted = async (): Promise<number | null> =>
    (await run('openssl', ['verify', '-CAfile', join(layer, 'etc/ssl/certs/ca-certificates.crt')], { input: pem })).code

  const done = await apply(
    dash,
    {
      mode: 'apply',
      change: 'c1',
      root: '/',
      journal,
      stages: [
        {
          files: [put('/usr/local/share/ca-certificates/mooring-test.crt', pem)],
          runs: [
            { op: 'run', refresh: 'trust-store', args: ['debian', 'add', 'mooring-test.crt'], timeoutSeconds: 60 },
          ],
        },
      ],
      verify: [],
    },
    { within },
  )
  expect(done.result).toEqual({ kind: 'done' })
  expect(await trusted()).toBe(0)
  const undone = await apply(dash, { mode: 'undo', change: 'c1', root: '/', journal }, { within })
  expect(undone.result).toEqual({ kind: 'done' })
  expect(await bundle()).toContain('BEGIN CERTIFICATE')
  expect(await trusted()).not.toBe(0)
  await rm(layer, { recursive: true })
})
