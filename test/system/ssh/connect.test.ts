import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSshTransport } from '../../../main/hosts/ssh/ssh-transport.ts'
import { makeKey, makeSshBox, type SshBox, type SshServer } from '../../support/ssh-box.ts'
import { echoProgram, sshDeps, sshTarget } from '../../support/ssh-client.ts'

let box: SshBox
let server: SshServer

beforeAll(async () => {
  box = await makeSshBox()
  await makeKey(join(box.directory, 'id_ed25519'))
  await writeFile(join(box.directory, 'authorized_keys'), await readFile(join(box.directory, 'id_ed25519.pub')))
  server = await box.sshd()
})
afterAll(() => box?.close())

describe('a host over SSH', () => {
  it('runs', async () => {
    const deps = sshDeps({ accepts: true })
    const transport = createSshTransport(async () => sshTarget(box.directory, server.port), deps)
    const result = await transport.run(echoProgram, Buffer.from('hello\n'), { privileged: true, timeoutMs: 20000 })
    console.log(result.stdout.toString(), result, deps.asked)
    transport.close()
  })
})
