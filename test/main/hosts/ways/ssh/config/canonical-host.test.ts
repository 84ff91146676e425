import { describe, expect, it } from 'vitest'
import { lookUp } from '../../../../../../main/hosts/ways/ssh/config/lookup.ts'
import { readStatements } from '../../../../../../main/hosts/ways/ssh/config/statements.ts'

/** Looks a host up where these names exist, and records the names that were asked for. */
async function look(text: string, host: string, names: readonly string[] = []) {
  const asked: string[] = []
  const exists = async (name: string): Promise<boolean> => {
    asked.push(name)
    return names.includes(name)
  }
  const found = await lookUp([readStatements(text, 'config')], { name: host, host, localUser: 'me' }, exists)
  return { host: found.host, user: found.settings.first('user'), asked }
}

const domains = 'CanonicalizeHostname yes\nCanonicalDomains one.test Two.test\n'

describe('the canonical name of a host', () => {
  it('is that of the first domain that has it, and decides which sections apply', async () => {
    const text = `${domains}Match canonical host *.two.test\n User dep\nHost *.one.test\n User no\n`
    expect(await look(text, 'Node', ['node.two.test.'])).toEqual({
      host: 'node.two.test',
      user: 'dep',
      asked: ['node.one.test.', 'node.two.test.'],
    })
    expect(await look(text, 'node', ['node.one.test.', 'node.two.test.'])).toMatchObject({
      host: 'node.one.test',
      user: 'no',
    })
  })

  it('is the name itself where no domain has it, unless that is not wanted', async () => {
    expect(await look(domains, 'node')).toMatchObject({ host: 'node' })
    await expect(look(`${domains}CanonicalizeFallbackLocal no\n`, 'node')).rejects.toMatchObject({
      code: 'host-unreachable',
      params: { host: 'node', detail: { phrase: 'config-no-domain', params: { host: 'node' } } },
    })
  })

  it.each([
    ['a name with more dots than CanonicalizeMaxDots', '', 'a.b.c', []],
    ['an address', '', '10.0.0.1', []],
    ['a host behind a proxy', 'ProxyJump gate\n', 'node', []],
    [
      'a host behind a proxy, always',
      'ProxyJump gate\nCanonicalizeHostname always\n',
      'node',
      ['node.one.test.', 'node.two.test.'],
    ],
    ['a name with a dot at its end', '', 'a.b.c.d.', ['a.b.c.d.']],
    ['no domain', 'CanonicalDomains none\n', 'node', []],
    ['no canonical names', 'CanonicalizeHostname no\n', 'node', []],
  ])('asks for %s as ssh does', async (_, first, host, asked) => {
    expect((await look(first + domains, host)).asked).toEqual(asked)
  })

  it('loses the dot at its end once it exists', async () => {
    expect(await look(domains, 'a.test.', ['a.test.'])).toMatchObject({ host: 'a.test' })
    expect(await look(domains, 'a.test.')).toMatchObject({ host: 'a.test.' })
  })
})
