import type { ConfigBlock } from '../ways/ssh/config-files.ts'

/** The hosts that ssh_config has a section for, in their order: its Host patterns that are plain names. */
export function configHosts(blocks: readonly ConfigBlock[]): string[] {
  const patterns = blocks.flatMap(({ when }) =>
    when.flatMap((condition) => (condition.kind === 'host' ? condition.patterns : [])),
  )
  return [...new Set(patterns)].filter((pattern) => /^[A-Za-z0-9_][A-Za-z0-9._-]*$/.test(pattern))
}
