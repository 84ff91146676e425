import { readdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'

it('the bundle contains only JavaScript: native code would fit only one machine and one Node', async () => {
  const files = await readdir(resolve(import.meta.dirname, '../../out/main'))
  expect(files).toContain('cli.cjs')
  expect(files.filter((name) => !name.endsWith('.cjs'))).toEqual([])
})
