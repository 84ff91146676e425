import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { encodeApplyRequest, type RequestTo } from '../../main/engine/host-protocol/apply.ts'
import { applyProgram } from '../../main/hosts/ways/programs.ts'
import { apply, hostShells, runProgram, survey } from '../support/host-programs/host-program.ts'
import { type HostTree, makeHostTree, put } from '../support/host-programs/host-tree.ts'
import { isAlive } from '../support/processes/is-alive.ts'
import { start, until } from '../support/processes/process.ts'

const asRoot = process.getuid?.() === 0

/** What a program started goes on after it died. */
describe.each(hostShells)('after the death of a program on $name', (shell) => {
  let tree: HostTree
  let at: (path: string) => string
  let requests: { readonly apply: RequestTo<'apply'>; readonly recover: RequestTo<'recover'> }
  beforeEach(async () => {
    tree = await makeHostTree()
    at = (path) => join(tree.root, path)
    const place = { root: '/', journal: at('var/lib/mooring') } as const
    const run = { op: 'run', refresh: 'trust-store', args: ['suse', 'add', 'a.crt'], timeoutSeconds: 60 } as const
    requests = {
      apply: { ...tree.plan('c1', []), ...place, stages: [{ files: [put(at('etc/a.crt'), 'a')], runs: [run] }] },
      recover: { mode: 'recover', ...place },
    }
    await mkdir(at('bin'))
    // On the way there it starts a daemon, and then works until it may end.
    const script = `#!/bin/sh
      cd ${tree.root}
      if [ ! -e etc/a.crt ]; then echo back >>log; exit; fi
      sleep 300 & echo $! >daemon
      echo $$ >command
      until [ -e ready ]; do sleep 0.1; done
      echo ended >>log`
    await writeFile(at('bin/update-ca-certificates'), script, { mode: 0o755 })
  })
  afterEach(async () => {
    const daemon = await pidIn('daemon')
    if (await isAlive(daemon)) process.kill(daemon)
    await tree.remove()
  })

  const pidIn = async (file: string): Promise<number> => Number(await readFile(at(file), 'utf8').catch(() => '0'))

  /** Kills the program in its refresh. */
  async function die(victim: 'shell' | 'group'): Promise<void> {
    let pid = 0
    const dead = apply(shell, requests.apply, {
      pathBefore: at('bin'),
      onSpawn: (child) => {
        pid = child.pid ?? 0
      },
    })
    await until('the refresh', async () => (await pidIn('command')) > 0)
    process.kill(victim === 'shell' ? pid : -pid, 'SIGKILL')
    expect((await dead).result).toBeUndefined()
  }

  test.each(['shell', 'group'] as const)(
    'by a kill of its %s, recover waits for the command that it started, and for no daemon',
    async (victim) => {
      await die(victim)
      expect((await survey(shell, { root: tree.root, registries: [] })).unfinished).toBeUndefined()
      const waits: string[] = []
      const { result } = await apply(shell, requests.recover, {
        pathBefore: at('bin'),
        onLine: (line) => {
          if (!line.startsWith('waiting ')) return
          waits.push(line)
          void writeFile(at('ready'), '')
        },
      })
      expect(result).toEqual({ kind: 'recovered', change: 'c1' })
      expect(waits[0]).toMatch(/^waiting \d+ 0$/)
      expect(await readFile(at('log'), 'utf8')).toBe('ended\nback\n')
      expect(await isAlive(await pidIn('daemon'))).toBe(true)
      expect(await tree.leftovers()).toEqual([])
    },
  )

  test('recover ends a command that does not end by itself', async () => {
    await die('group')
    const short = applyProgram.replace('heir_patience=300', 'heir_patience=2')
    expect(short).not.toBe(applyProgram)
    const { stdout } = await runProgram(shell, short, encodeApplyRequest(requests.recover), { pathBefore: at('bin') })
    expect(Buffer.from(stdout).toString()).toMatch(/result recovered c1\n$/)
    expect(await isAlive(await pidIn('command'))).toBe(false)
    expect(await readFile(at('log'), 'utf8')).toBe('back\n')
  })

  test('nobody else’s process counts as its own', async (context) => {
    if (!asRoot) context.skip('only root can become somebody else')
    await die('shell')
    await writeFile(at('ready'), '')
    await until('its end', async () => !(await isAlive(await pidIn('command'))))
    for (const path of ['', 'var', 'var/lib', 'var/lib/mooring', 'var/lib/mooring/lock']) await chmod(at(path), 0o755)
    const script =
      'chmod 0644 "$1"/var/lib/mooring/lock/*; exec setpriv --reuid=65534 --clear-groups sh -c "$2" "$1"/var/lib/mooring/lock/*'
    const stranger = start('sh', ['-c', script, 'sh', tree.root, 'exec 4<"$0"; echo up; exec sleep 300'])
    await until('the stranger', async () => stranger.log() === 'up\n')
    const { result, lines } = await apply(shell, requests.recover, { pathBefore: at('bin') })
    await stranger.stop()
    expect(result).toEqual({ kind: 'recovered', change: 'c1' })
    expect(lines.filter((line) => line.startsWith('waiting '))).toEqual([])
  })
})
