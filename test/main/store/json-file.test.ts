import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { errorCode } from '../../../main/error-code.ts'
import { createJson, readJson, writeJson } from '../../../main/store/json-file.ts'

/** What link(2) says, in place of making a link. */
const refusal: { code: string | undefined } = { code: undefined }
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>()
  const link: typeof real.link = (from, to) =>
    refusal.code === undefined ? real.link(from, to) : Promise.reject(Object.assign(new Error('link'), refusal))
  return { ...real, link }
})
afterEach(() => {
  refusal.code = undefined
})

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
    'says that %j is damaged, and leaves it as it is',
    async (text) => {
      await writeJson(file, { name: 'a' })
      await writeFile(file, text)
      await expect(readJson(file, schema)).rejects.toMatchObject({ code: 'store-corrupt', params: { file } })
      expect(await readFile(file, 'utf8')).toBe(text)
    },
  )

  // What Linux says of FAT and exFAT, SMB, and file systems of FUSE.
  it.each([undefined, 'EPERM', 'EOPNOTSUPP', 'ENOSYS'])(
    'is created once only, whoever else creates it at the same time, where a link ends with %s',
    async (code) => {
      refusal.code = code
      const names = ['a', 'b', 'c', 'd']
      const made = await Promise.allSettled(names.map((name) => createJson(file, { name })))
      const winner = names.filter((_, at) => made[at]?.status === 'fulfilled')
      expect(winner).toHaveLength(1)
      const others = made.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []))
      expect(others.map((error) => errorCode(error))).toEqual(['EEXIST', 'EEXIST', 'EEXIST'])
      expect(await readJson(file, schema)).toEqual({ name: winner[0] })
      expect(await readdir(join(directory, 'deep', 'er'))).toEqual(['file.json'])
      expect((await stat(file)).mode & 0o777).toBe(0o600)
    },
  )

  it('of a newer program is left as it is', async () => {
    await writeJson(file, { name: 'a' })
    await writeFile(file, '{"version":2,"data":{"other":1}}')
    await expect(readJson(file, schema)).rejects.toMatchObject({ code: 'store-newer' })
    expect(await readFile(file, 'utf8')).toContain('"version":2')
  })
})
