import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { readChosenFile } from '../../../main/store/chosen-file.ts'

async function temporaryFile(content: string | Buffer): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'mooring-chosen-'))
  onTestFinished(() => rm(directory, { recursive: true }))
  const file = join(directory, 'file')
  await writeFile(file, content)
  return file
}

it('reads any bytes, up to a mebibyte', async () => {
  const bytes = Buffer.alloc(1024 * 1024, 0xff)
  expect(Buffer.from(await readChosenFile(await temporaryFile(bytes))).equals(bytes)).toBe(true)
  const file = await temporaryFile(Buffer.concat([bytes, bytes.subarray(0, 1)]))
  await expect(readChosenFile(file)).rejects.toMatchObject({ code: 'file-too-large', params: { file, limit: 1048576 } })
})

it.each([
  ['nothing', (file: string) => `${file}-none`, 'ENOENT'],
  ['a directory', (file: string) => join(file, '..'), 'EISDIR'],
  ['something below a file', (file: string) => join(file, 'below'), 'ENOTDIR'],
])('says why %s cannot be read', async (_, pathOf, name) => {
  const detail = { phrase: `system-${name}` }
  const file = pathOf(await temporaryFile(''))
  await expect(readChosenFile(file)).rejects.toMatchObject({ code: 'file-unreadable', params: { file, detail } })
})
