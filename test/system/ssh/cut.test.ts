import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseApplyOutput } from '../../../main/engine/host-protocol/answer.ts'
import { encodeApplyRequest, type RequestTo } from '../../../main/engine/host-protocol/apply.ts'
import { applyProgram } from '../../../main/hosts/ways/programs.ts'
import type { ScriptRunner } from '../../../main/hosts/ways/shell.ts'
import { createSshShell } from '../../../main/hosts/ways/ssh/ssh-shell.ts'
import { until } from '../../support/processes/process.ts'
import { makeOpenBox, type SshBox, type SshServer } from '../../support/ssh/ssh-box.ts'
import { sshDeps, sshTarget } from '../../support/ssh/ssh-client.ts'

const file = '/etc/docker/certs.d/reg.example.com/ca.crt'
const content = 'a certificate\n'

let box: SshBox
let server: SshServer
let shell: ScriptRunner

beforeAll(async () => {
  ;({ box, server } = await makeOpenBox())
  const target = sshTarget(box.directory, server.port, { hostKeys: { firstContact: 'pin' } })
  shell = createSshShell(async () => target, sshDeps())
  // A refresh that tells when it has begun, and takes its time until it is told to be quick.
  const slow = join(box.directory, 'slow')
  const wait = `until [ -e ${box.directory}/quick ]; do sleep 0.1; done`
  await writeFile(slow, `#!/bin/sh\n: >${box.directory}/begun\n${wait}\n`, { mode: 0o755 })
  await box.inside('mount', ['--bind', slow, '/usr/sbin/update-ca-certificates'])
})
afterAll(async () => {
  shell?.close()
  await box?.close()
})

function plan(change: string): RequestTo<'apply'> {
  const sha256 = createHash('sha256').update(content).digest('hex')
  const put = {
    op: 'put',
    path: file,
    posix: { mode: '0644', uid: 0, gid: 0 },
    content,
    secret: false,
    expect: 'absent',
    sha256,
  }
  const run = { op: 'run', refresh: 'trust-store', args: ['alpine', 'add'], timeoutSeconds: 300 }
  const stages = [{ files: [put], runs: [run] }] as unknown as RequestTo<'apply'>['stages']
  return { mode: 'apply', change, root: '/', journal: '/var/lib/mooring', stages, verify: [] }
}

/** How many processes the program has started that go on: its ticket names it. One of them waits for the end of its input. */
async function children(): Promise<number> {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a shell reads it
  const list = 'for each in /var/lib/mooring/lock/*; do pid=${each##*/}; cat /proc/${pid%%.*}/task/*/children; done'
  const found = await box.inside('sh', ['-c', list]).catch(() => '') // It may be gone.
  return found.split(/\s+/).filter(Boolean).length
}

/** Waits until the slow refresh is under way, does something to it that the program notices, and lets the next one be quick. */
async function interrupt(how: () => void | Promise<void>): Promise<void> {
  await until('the refresh', () => isThere(join(box.directory, 'begun')))
  const before = await children()
  await how()
  await until('the program to notice', async () => (await children()) < before)
  await writeFile(join(box.directory, 'quick'), '')
}

/** Applies it, and does something as soon as its refresh is due. */
function apply(change: string, whenRunning: () => void, signal?: AbortSignal) {
  return shell.run(applyProgram, encodeApplyRequest(plan(change)), {
    privileged: true,
    timeoutMs: 120_000,
    onLine: (line) => {
      if (line.includes(' run trust-store')) whenRunning()
    },
    ...(signal ? { signal } : {}),
  })
}

const isThere = (path: string): Promise<boolean> =>
  box.inside('test', ['-e', path]).then(
    () => true,
    () => false,
  )

describe('a change over SSH', () => {
  it('is rolled back by the host when the connection is cut in the middle of it', async () => {
    let wasThere = false
    const cut = async (): Promise<void> => {
      wasThere = await isThere(file)
      await server.cutConnections()
    }
    const running = apply('cut-1', () => void interrupt(cut))
    await expect(running).rejects.toMatchObject({ code: 'ssh-cut', params: { host: 'ship' } })
    expect(wasThere).toBe(true)
    await until('the roll-back', async () => !(await isThere('/var/lib/mooring/unfinished')))
    expect(await isThere(file)).toBe(false)
  })

  it('is rolled back, and says so, when somebody stops it', async () => {
    await box.inside('rm', [join(box.directory, 'quick'), join(box.directory, 'begun')])
    const stop = new AbortController()
    const running = apply('stop-1', () => void interrupt(() => stop.abort()), stop.signal)
    const { result } = parseApplyOutput((await running).stdout)
    expect(result).toMatchObject({ kind: 'cancelled' })
    expect(await isThere(file)).toBe(false)
  })

  it('is made when nothing comes between', async () => {
    const { result } = parseApplyOutput((await apply('good-1', () => {})).stdout)
    expect(result).toMatchObject({ kind: 'done' })
    expect(await box.inside('cat', [file])).toBe(content)
  })
})
