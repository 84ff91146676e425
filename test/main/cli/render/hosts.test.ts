import { expect, it } from 'vitest'
import { renderHosts } from '../../../../main/cli/render/hosts.ts'
import { plainStyle } from '../../../../main/cli/render/style.ts'
import type { Host } from '../../../../shared/model/host.ts'
import { english } from '../../../../shared/words/language.ts'
import { hostOf } from '../../../ui/data/builders.ts'

const engines: Host['engines'] = [{ kind: 'docker', flavour: 'rootful', version: '28.5.2', isRunning: true }]
const render = (about: Partial<Host>): string[] =>
  renderHosts([hostOf('web', { engines, ...about })], { language: english, style: plainStyle }).split('\n')

it('tells trust, what has changed since, what was set up by hand and what is insecure apart', () => {
  const about = { trusted: ['a:5000', 'b'], gone: ['c'], byHand: ['d'], insecure: ['a:5000', 'e'] }
  expect(render({ ...about, registries: ['a:5000', 'b', 'c', 'd', 'e'] })).toEqual([
    'web  ready  ssh://web',
    '  Debian GNU/Linux 12 (bookworm), Docker 28.5.2',
    '  trusted: a:5000, b',
    '  no longer as Mooring set it up (a file is missing or changed): c',
    '  set up by hand: d',
    '  insecure: a:5000, e',
  ])
})

it('is silent about what is not there', () => {
  expect(render({})).toHaveLength(2)
})

it.each<[Partial<Host>, string, string]>([
  [{ needsSudo: true }, 'ready', '; changes use sudo'],
  [{ state: 'no-root', needsSudo: true }, 'no root access', '; sudo is not installed'],
  [{ state: 'engine-stopped' }, 'Docker stopped', ''],
])('%j says %s', (about, state, more) => {
  const [row, found] = render(about)
  expect([row, found]).toEqual([`web  ${state}  ssh://web`, `  Debian GNU/Linux 12 (bookworm), Docker 28.5.2${more}`])
})
