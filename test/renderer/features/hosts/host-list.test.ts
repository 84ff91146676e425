import { describe, expect, it } from 'vitest'
import {
  type HostList,
  type HostListAction,
  hostListReducer,
  noHosts,
} from '../../../../renderer/features/hosts/host-list.ts'
import { Failure, failureData } from '../../../../shared/failure.ts'
import { hostOf } from '../../../ui/data/builders.ts'

const listAfter = (...actions: HostListAction[]): HostList => actions.reduce(hostListReducer, noHosts)
const looking = (id: string) => ({ type: 'told', host: hostOf(id, { state: 'looking', system: '' }) }) as const
const told = (id: string, system = 'Debian 12') => ({ type: 'told', host: hostOf(id, { system }) }) as const
const shown = ({ rows }: HostList) => rows.map((row) => [row.host.id, row.host.system, row.looking])

describe('the list of hosts', () => {
  it('shows each host in its place at once, and fills it in', () => {
    const list = listAfter({ type: 'begin' }, looking('a'), looking('b'), told('b'))
    expect(shown(list)).toEqual([
      ['a', '', true],
      ['b', 'Debian 12', false],
    ])
  })

  it('keeps what it showed while it looks again', () => {
    const list = listAfter({ type: 'begin' }, looking('a'), told('a'), { type: 'begin' }, looking('a'))
    expect(shown(list)).toEqual([['a', 'Debian 12', true]])
  })

  it('ignores older data for a host, and keeps the same object', () => {
    const before = listAfter({ type: 'begin' }, looking('a'), told('a', 'newer'))
    const list = hostListReducer(before, { type: 'listed', hosts: [hostOf('a', { system: 'older' })], failures: [] })
    expect(list.rows[0]).toBe(before.rows[0])
    expect(list.state).toBe('looked')
  })

  it('takes hosts from the answer that had no event', () => {
    expect(
      shown(
        listAfter({ type: 'begin' }, { type: 'listed', hosts: [hostOf('a', { system: 'Debian 12' })], failures: [] }),
      ),
    ).toEqual([['a', 'Debian 12', false]])
  })

  it('drops hosts that are no longer there, but not one that was added meanwhile', () => {
    const list = listAfter({ type: 'begin' }, told('gone'), { type: 'begin' }, told('added'), {
      type: 'listed',
      hosts: [],
      failures: [],
    })
    expect(shown(list)).toEqual([['added', 'Debian 12', false]])
  })

  it('does not restore a forgotten host from a running look', () => {
    const list = listAfter({ type: 'begin' }, looking('a'), { type: 'forget', host: 'a' }, told('a'), {
      type: 'listed',
      hosts: [hostOf('a', { system: 'Debian 12' })],
      failures: [],
    })
    expect(list.rows).toEqual([])
    expect(shown(listAfter({ type: 'forget', host: 'a' }, { type: 'begin' }, told('a')))).toHaveLength(1)
  })

  it('shows a host that was forgotten and added again', () => {
    const list = listAfter(
      told('a'),
      { type: 'forget', host: 'a' },
      { type: 'found', host: hostOf('a', { system: 'Debian 12' }) },
    )
    expect(shown(list)).toEqual([['a', 'Debian 12', false]])
    expect(
      shown(hostListReducer(list, { type: 'listed', hosts: [hostOf('a', { system: 'Debian 12' })], failures: [] })),
    ).toHaveLength(1)
  })

  it('says why a look at one host failed, without losing it', () => {
    const error = failureData(new Failure('door-lost'))
    const list = listAfter(told('a'), { type: 'look', host: 'a' }, { type: 'lost', host: 'a', error })
    expect(list.rows[0]).toMatchObject({ host: { state: 'unreachable', error }, looking: false })
  })

  it('says why some are missing, until it looks again', () => {
    const failures = [failureData(new Failure('store-newer', { file: '/home/ann/.config/mooring/hosts.json' }))]
    const list = listAfter({ type: 'begin' }, { type: 'listed', hosts: [hostOf('a')], failures })
    expect(list).toMatchObject({ state: 'looked', rows: [{ host: { id: 'a' } }], failures })
    expect(hostListReducer(list, { type: 'begin' }).failures).toEqual([])
  })

  it('says why there is no list', () => {
    const error = failureData(new Failure('door-lost'))
    expect(listAfter({ type: 'failed', error })).toMatchObject({ state: 'failed', error })
  })
})
