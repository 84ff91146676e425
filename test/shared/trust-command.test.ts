import { expect, it } from 'vitest'
import type { Intent } from '../../shared/model/intent.ts'
import { type AnchorOrigin, trustCommand } from '../../shared/trust-command.ts'
import { parse } from '../support/cli/command-lines.ts'
import { leaf, root } from '../ui/data/certificates.ts'

type Trust = Extract<Intent, { kind: 'trust' }>
const { fingerprint } = root
const registry = 'dtr.example.com:5000'
const intent: Trust = { kind: 'trust', registry, anchor: { from: 'registry', fingerprint } }

it.each<[Partial<Trust>, AnchorOrigin, object]>([
  [{}, 'sent', {}],
  [{}, 'published', { caFromRegistry: true }],
  [{}, 'file', { ca: ['FILE'] }],
  [{ client: { cert: 'a', key: 'b' } }, 'sent', { clientCert: 'FILE', clientKey: 'FILE' }],
  [{ place: 'system' }, 'sent', { system: true }],
  [{ place: 'registry' }, 'sent', {}],
  [{ also: ['java', 'browsers'] }, 'sent', { browsers: true, java: true }],
  [{ persist: 'bootsync' }, 'sent', { persist: 'bootsync' }],
  [{ persist: 'auto' }, 'sent', {}],
  [{ setAside: true }, 'sent', { setAside: true }],
  // A person's own quiet moment.
  [{ noRestart: true }, 'sent', {}],
])('says what the same change needs, as the command line reads it: %j %s', async (chosen, origin, options) => {
  const command = trustCommand({ ...intent, ...chosen }, registry, [root], origin)
  const [program, ...words] = command.split(' ')
  expect(program).toBe('mooring')
  expect(await parse(...words)).toMatchObject({ command: 'trust', input: { registry, fingerprint, ...options } })
  const given = await parse(...words)
  const input = 'input' in given ? given.input : expect.fail()
  expect(Object.keys(input).sort()).toEqual(['fingerprint', 'registry', ...Object.keys(options)].sort())
})

it('takes the other anchors from a file, since a fingerprint vouches for one', async () => {
  const given = await parse(...trustCommand(intent, registry, [root, leaf], 'sent').split(' ').slice(1))
  expect(given).toMatchObject({ input: { registry, fingerprint, next: ['FILE'] } })
})
