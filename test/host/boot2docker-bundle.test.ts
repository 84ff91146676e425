import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { apply, hostShells } from '../support/host-programs/host-program.ts'
import { makeHostTree, put } from '../support/host-programs/host-tree.ts'
import { withOwnStore } from '../support/host-programs/own-store.ts'

describe.each(hostShells)('the bundle of a Boot2Docker, on $name', (shell) => {
  test('that can’t be written fails the refresh', async (context) => {
    if (process.getuid?.() !== 0) context.skip('a read-only bundle takes a mount namespace, which needs root')
    const readOnly = ['sh', '-c', 'mount -o remount,ro /etc/ssl/certs && exec "$@"', 'sh']
    const tree = await makeHostTree()
    const at = (path: string): string => join(tree.root, path)
    const run = {
      op: 'run',
      refresh: 'trust-store',
      args: ['boot2docker', 'add', 'a.crt'],
      timeoutSeconds: 20,
    } as const
    const stages = [{ files: [put(at('etc/a.crt'), 'a')], runs: [run] }]
    const plan = { ...tree.plan('c1', []), root: '/', journal: at('journal'), stages }
    const { result } = await apply(shell, plan, { within: [...withOwnStore, ...readOnly] }).finally(tree.remove)
    // Nor can the way back write it.
    expect(result).toMatchObject({ kind: 'unrefreshed', refresh: 'trust-store' })
  })
})
