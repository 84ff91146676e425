import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ApplyRequest } from '../../main/engine/host-protocol/apply.ts'
import { samplePem } from '../support/certificates/sample-certificate.ts'
import { type Applied, apply, dash, type HostRun } from '../support/host-programs/host-program.ts'
import { put } from '../support/host-programs/host-tree.ts'
import { makeStoreSandbox, noRealStore, type StoreSandbox } from '../support/host-programs/store-sandbox.ts'
import { start, until } from '../support/processes/process.ts'

const file = '/usr/local/share/ca-certificates/mooring-test.crt'
const link = '/etc/ssl/certs/mooring-test.pem'

/** The refresh is done when its effect is there, with the real update-ca-certificates. */
describe.skipIf(noRealStore)('the refresh of the system’s trust store', () => {
  let box: StoreSandbox
  let requests: Record<'apply' | 'undo', ApplyRequest>
  let old: Record<string, string>
  let trusted: Record<string, string>
  let before: string
  let log: string

  beforeAll(async () => {
    box = await makeStoreSandbox([samplePem('other')])
    const where = { root: '/', journal: `${box.live}/journal` }
    const args = ['debian', 'add', 'mooring-test.crt']
    const runs = [{ op: 'run', refresh: 'trust-store', args, timeoutSeconds: 60 } as const]
    const stages = [{ files: [put(file, samplePem('anchor'))], runs }]
    requests = {
      apply: { mode: 'apply', change: 'c1', ...where, stages, verify: [] },
      undo: { mode: 'undo', change: 'c1', ...where },
    }
    old = await box.state()
    await box.keep('untrusted')
    expect((await run('apply')).result).toEqual({ kind: 'done' })
    trusted = await box.state()
    await box.keep('trusted')
    before = join(box.live, 'before')
    log = join(box.live, 'log')
  })
  afterAll(() => box?.stop())
  beforeEach(async () => {
    for (const path of [before, log]) await rm(path, { recursive: true, force: true })
    await mkdir(before)
    await writeFile(log, '')
  })

  const run = (verb: 'apply' | 'undo', how: HostRun = {}): Promise<Applied> =>
    apply(dash, requests[verb], { within: box.within, ...how })

  /** Puts a command in front of the real one, which it may run as `real`. */
  async function inFront(body: string): Promise<void> {
    const script = `#!/bin/sh\nreal=/usr/sbin/update-ca-certificates bundle=/etc/ssl/certs/ca-certificates.crt log=${log}\n${body}\n`
    await writeFile(join(before, 'update-ca-certificates'), script, { mode: 0o755 })
  }

  test.each(['apply', 'undo'] as const)('takes nothing in of what a killed one left: %s', async (verb) => {
    await box.restore(verb === 'apply' ? 'untrusted' : 'trusted')
    await writeFile(join(box.live, 'certs/ca-certificates.crt.new'), samplePem('client') + samplePem('anchor'))
    expect((await run(verb)).result).toEqual({ kind: 'done' })
    expect(await box.state()).toEqual(verb === 'apply' ? trusted : old)
  })

  test.each([
    ['lost certificates', 'head -c 3000 "$bundle" >"$bundle.cut"; mv "$bundle.cut" "$bundle"'],
    ['got a stranger', `cat ${'$log'}.pem >>"$bundle"`],
    ['lost the link', `rm ${link}`],
    ['was ended by a signal', 'kill -TERM $$'],
  ])('runs again where the store %s', async (_, damage) => {
    await box.restore('untrusted')
    await writeFile(`${log}.pem`, samplePem('client'))
    await inFront(`"$real" "$@"; echo run >>$log; [ "$(wc -l <$log)" != 1 ] || { ${damage}; }`)
    expect((await run('apply', { pathBefore: before })).result).toEqual({ kind: 'done' })
    expect(await box.state()).toEqual(trusted)
    expect(await readFile(log, 'utf8')).toBe('run\nrun\n')
  })

  test('fails where its effect never comes, and all is as before', async () => {
    await box.restore('untrusted')
    await inFront('echo run >>$log; [ "$1" != --certsconf ] || exec "$real" "$@"')
    const { result } = await run('apply', { pathBefore: before })
    const detail = [{ why: 'not-built', params: { bundle: '/etc/ssl/certs/ca-certificates.crt' } }]
    expect(result).toEqual({ kind: 'refresh-failed', refresh: 'trust-store', detail })
    expect(await readFile(log, 'utf8')).toBe('run\nrun\nrun\nrun\n')
    expect(await box.state()).toEqual(old)
  })

  test('leaves alone what a host’s own hook adds to the bundle each time', async () => {
    await box.restore('untrusted')
    await writeFile(`${log}.pem`, samplePem('client'))
    await inFront('"$real" "$@"; cat $log.pem >>"$bundle"')
    expect((await run('apply', { pathBefore: before })).result).toEqual({ kind: 'done' })
    expect((await run('undo', { pathBefore: before })).result).toEqual({ kind: 'done' })
    const bundle = await readFile(join(box.live, 'certs/ca-certificates.crt'), 'utf8')
    expect(bundle).toContain(samplePem('client'))
    expect(bundle).not.toContain(samplePem('anchor'))
  })

  test('waits for whoever else builds the store', async () => {
    await box.restore('untrusted')
    await inFront('echo ours >>$log; exec "$real" "$@"')
    const other = join(before, 'other')
    await mkdir(other)
    const theirs = `#!/bin/sh\necho up; until [ -e ${before}/ready ]; do sleep 0.1; done; echo theirs >>${log}\n`
    await writeFile(join(other, 'update-ca-certificates'), theirs)
    await chmod(join(other, 'update-ca-certificates'), 0o755)
    const [command = '', ...words] = box.within
    const stranger = start(command, [...words, join(other, 'update-ca-certificates')])
    await until('the other', async () => stranger.log() === 'up\n')
    const { result } = await run('apply', {
      pathBefore: before,
      onLine: (line) => {
        // Time for a command that does not wait.
        if (line.includes('run trust-store')) setTimeout(() => void writeFile(join(before, 'ready'), ''), 2_000)
      },
    })
    await stranger.ended
    expect(result).toEqual({ kind: 'done' })
    expect(await readFile(log, 'utf8')).toBe('theirs\nours\n')
  })

  test('tells the hooks of a removal also where an interrupted one has removed the link', async () => {
    await box.restore('trusted')
    await box.inside('sh', '-c', `printf '#!/bin/sh\\ncat >>${log}\\n' >/etc/ca-certificates/update.d/hook`)
    await box.inside('chmod', '0755', '/etc/ca-certificates/update.d/hook')
    await rm(join(box.live, 'certs/mooring-test.pem'))
    expect((await run('undo')).result).toEqual({ kind: 'done' })
    await box.inside('rm', '/etc/ca-certificates/update.d/hook')
    expect(await readFile(log, 'utf8')).toBe(`-${link}\n`)
    expect(await box.state()).toEqual(old)
  })

  test('keeps the caller’s settings away from its command', async () => {
    await box.restore('untrusted')
    await inFront('{ umask; env | sort; } >>$log; exec "$real" "$@"')
    const set = [
      'env',
      'TMPDIR=/nonexistent',
      'LC_ALL=de_DE.UTF-8',
      'LANG=de_DE.UTF-8',
      'JAVA_TOOL_OPTIONS=-x',
      'GREP_OPTIONS=-v',
    ]
    const within = [...box.within, ...set, 'sh', '-c', 'umask 0; exec "$@"', 'sh']
    expect((await run('apply', { pathBefore: before, within })).result).toEqual({ kind: 'done' })
    const [umask, ...settings] = (await readFile(log, 'utf8')).trim().split('\n')
    expect(umask).toBe('0022')
    expect(settings.filter((each) => !/^(?:PATH|HOME|PWD|OLDPWD|SHLVL|_)=/.test(each))).toEqual(['LC_ALL=C'])
    expect(await box.state()).toEqual(trusted)
  })
})

if (noRealStore) test.skip(`the refresh of the system’s trust store: ${noRealStore}`, () => {})
