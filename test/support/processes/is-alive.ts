import { readFile } from 'node:fs/promises'

/** Whether a process runs. A zombie (state Z in proc(5) stat) does not. */
export async function isAlive(pid: number): Promise<boolean> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ') Z')
  return !/\) Z/.test(stat)
}
