import child_process from 'node:child_process'
import crypto from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'

/**
 * Keeps the unit tests fast and reproducible: a test that opens a socket, starts a program or mints a key fails, and
 * belongs in a *.live.test.ts file. All servers and clients of Node, including TLS and HTTP, use these functions.
 */
function forbid(owner: object, names: readonly string[]): void {
  for (const name of names) {
    const refuse = () => {
      throw new Error(
        `A unit test may not call ${name}(): call its file *.live.test.ts, so that it runs in the level live.`,
      )
    }
    Object.defineProperty(owner, name, { value: refuse })
  }
}

forbid(net.Server.prototype, ['listen'])
forbid(net.Socket.prototype, ['connect'])
forbid(child_process.ChildProcess.prototype, ['spawn'])
forbid(child_process, ['spawnSync', 'execSync', 'execFileSync'])
forbid(SubtleCrypto.prototype, ['generateKey'])
forbid(crypto, ['generateKeyPair', 'generateKeyPairSync'])
syncBuiltinESMExports()
