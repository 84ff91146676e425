import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { VerbOutput } from '../../shared/api/contract.ts'
import { Failure } from '../../shared/failure.ts'
import { systemReason } from '../../shared/system-error.ts'

/** In the built program every module is in out/main. */
const file = join(import.meta.dirname, '../packages.json')

/**
 * The packages in the program, with their licences, as its build listed them.
 * @throws Failure `file-unreadable` if the program runs from source.
 */
export async function readPackages(): Promise<VerbOutput<'app.packages'>> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new Failure('file-unreadable', { file, detail: systemReason(error) })
  })
  return JSON.parse(text)
}
