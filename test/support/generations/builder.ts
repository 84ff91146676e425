import { start, until } from '../processes/process.ts'
import type { EngineHost } from './engine-host.ts'

/** Has an engine's BuildKit build, as docker build has. */
export interface Builder {
  /** Tries to build on a tag that no registry has; returns the error. */
  readonly build: (repository: string) => Promise<string>
}

const port = 8099
/** Gives a Dockerfile for each repository: dockerd's containerd store takes none from a request's body. */
const dockerfiles = `require('node:http').createServer((request, answer) => answer.end('FROM ' + request.url.slice(1) + ':none\\n'))
  .listen(${port}, '127.0.0.1')`

/** Opens one on a host, with which it ends; needs root. */
export async function openBuilder({ within, run, must }: EngineHost): Promise<Builder> {
  const [command = '', ...enter] = within
  start(command, [...enter, process.execPath, '-e', dockerfiles])
  const dockerfile = `http://127.0.0.1:${port}`
  await until('Dockerfiles', async () => (await run('curl', '-sS', `${dockerfile}/any`)).code === 0)
  return {
    build: (repository) => {
      const remote = encodeURIComponent(`${dockerfile}/${repository}`)
      const post = ['-sS', '-X', 'POST', '--unix-socket', '/run/docker.sock']
      return must('curl', ...post, `http://docker/build?version=2&remote=${remote}`)
    },
  }
}
