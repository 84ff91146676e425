import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { readJson, writeJson } from '../../../main/store/json-file.ts'

const schema = z.object({ name: z.string() })
let directory: string
let file: string

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'mooring-store-'))
  file = join(directory, 'deep', 'er', 'file.json')
})

afterEach(() => rm(directory, { recursive: true, force: true }))

describe('a JSON file', () => {
  it('is undefined before it exists, and reads as written', async () => {
    expect(await readJson(file, schema)).toBeUndefined()
    await writeJson(file, { name: 'ü' })
    expect(await readJson(file, schema)).toEqual({ name: 'ü' })
  })

  it('is readable by its owner alone and leaves nothing beside it', async () => {
    await writeJson(file, { name: 'a' })
    await writeJson(file, { name: 'b' })
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect(await readdir(join(directory, 'deep', 'er'))).toEqual(['file.json'])
  })

  it.each(['', '{', '{"version":1}', '{"version":1,"data":{"name":7}}', '[]'])(
    'sets %j aside and says so',
    async (text) => {
      await writeJson(file, { name: 'a' })
      await writeFile(file, text)
      await expect(readJson(file, schema)).rejects.toMatchObject({ code: 'store-corrupt', params: { file } })
      const [kept = ''] = await readdir(join(directory, 'deep', 'er'))
      expect(await readFile(join(directory, 'deep', 'er', kept), 'utf8')).toBe(text)
      expect(await readJson(file, schema)).toBeUndefined()
    },
  )

  it('of a newer program is left as it is', async () => {
    await writeJson(file, { name: 'a' })
    await writeFile(file, '{"version":2,"data":{"other":1}}')
    await expect(readJson(file, schema)).rejects.toMatchObject({ code: 'store-newer' })
    expect(await readFile(file, 'utf8')).toContain('"version":2')
  })
})
