import { join } from 'node:path'
import { expect, it } from 'vitest'
import { givenTree } from '../../../main/cli/given-tree.ts'

it.each([
  [undefined, ['local'], {}],
  ['lab', ['local'], { root: join(process.cwd(), 'lab') }],
  ['.', ['local'], { root: process.cwd() }],
  ['/srv/lab/', ['local'], { root: '/srv/lab' }],
  ['C:\\lab', ['local'], { root: 'C:\\lab' }],
  ['', ['local'], { root: '' }],
  ['lab', ['web'], { root: 'lab' }],
  ['lab', ['local', 'web'], { root: 'lab' }],
])('the tree %j on %j', (typed, hosts, given) => {
  expect(givenTree(typed, hosts)).toEqual(given)
})
