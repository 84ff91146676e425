import type { DockerEngine } from '../../../shared/model/facts.ts'

/**
 * Whether an engine is Docker Desktop's. Its daemon gets the user's daemon.json and certs.d from Docker Desktop, when that
 * starts (docs.docker.com, Desktop's FAQ on TLS certificates), and a program with windows is its user's to restart.
 */
export function isDesktop({ flavour }: Pick<DockerEngine, 'flavour'>): boolean {
  return flavour === 'desktop'
}
