import type { DockerEngine } from '../../../shared/model/facts.ts'

/**
 * Whether an engine is Docker Desktop's. Docker Desktop copies the user's daemon.json and certs.d to its daemon at
 * start (docs.docker.com, Desktop's FAQ on TLS certificates). Its user must restart it: it is a program with windows.
 */
export function isDesktop({ flavour }: Pick<DockerEngine, 'flavour'>): boolean {
  return flavour === 'desktop'
}
