import { expect, it } from 'vitest'
import { treeRoot } from '../../../main/api/tree-root.ts'
import { encodeSurveyRequest } from '../../../main/engine/host-protocol/survey.ts'

it.each([
  [undefined, '/'],
  ['/', '/'],
  ['//', '/'],
  ['/srv/tree/', '/srv/tree'],
  ['/srv/./a/../tree', '/srv/tree'],
])('the tree %j is %s, as the host programs take it', (typed, root) => {
  expect(treeRoot(typed)).toBe(root)
  expect(() => encodeSurveyRequest({ root, registries: [] })).not.toThrow()
})

it.each([
  ['lab', 'root-relative'],
  ['', 'root-relative'],
  ['../lab', 'root-relative'],
  ['C:\\lab', 'root-windows'],
  ['c:/lab', 'root-windows'],
  ['\\\\server\\lab', 'root-windows'],
  ['/srv/a\nb', 'root-unprintable'],
])('the tree %j is refused: %s', (root, code) => {
  expect(() => treeRoot(root)).toThrow(expect.objectContaining({ code, params: { root } }))
})
