import { connect } from 'node:net'
import { type Running, start, until } from '../processes/process.ts'

/** Starts an ssh-agent without keys, and waits until it answers at this socket. */
export async function startAgent(socket: string): Promise<Running> {
  const agent = start('ssh-agent', ['-D', '-a', socket])
  await until('ssh-agent', () => isAccepting(socket))
  return agent
}

/** Its file appears before the agent listens. */
function isAccepting(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path, () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}
