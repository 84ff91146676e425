import { expect, it } from 'vitest'
import type { ApiDeps } from '../../../../main/api/deps.ts'
import { appPackages } from '../../../../main/api/handlers/app.ts'

it('there is no list of packages in a program that runs from source', async () => {
  const context = { signal: new AbortController().signal, emit: () => {} }
  await expect(appPackages({} as ApiDeps, {}, context)).rejects.toMatchObject({
    code: 'file-unreadable',
    params: { file: expect.stringMatching(/packages\.json$/), detail: 'ENOENT' },
  })
})
