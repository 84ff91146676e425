import { expect, it } from 'vitest'
import { readPackages } from '../../../main/store/packages.ts'

it('a program that runs from source has no list of its packages', async () => {
  await expect(readPackages()).rejects.toMatchObject({
    code: 'file-unreadable',
    params: { file: expect.stringMatching(/packages\.json$/), detail: { phrase: 'system-ENOENT' } },
  })
})
