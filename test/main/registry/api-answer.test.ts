import { expect, it } from 'vitest'
import { bearerRealm } from '../../../main/registry/api-answer.ts'

it.each([
  ['Bearer realm="https://auth.test/token",service="registry"', 'https://auth.test/token'],
  ['Bearer service="registry", realm="https://auth.test/token"', 'https://auth.test/token'],
  ['bearer Realm = "https://auth.test/a,b"', 'https://auth.test/a,b'],
  ['Bearer realm=token', 'token'],
  ['Bearer realm="a\\"b"', 'a"b'],
  ['Basic realm="basic", Bearer realm="bearer"', 'bearer'],
  ['Basic realm="Registry"', undefined],
  ['Bearer', undefined],
  ['Bearer service="x"', undefined],
  [undefined, undefined],
])('reads %j', (challenge, realm) => {
  expect(bearerRealm(challenge)).toBe(realm)
})
