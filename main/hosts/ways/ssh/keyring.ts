import type { ParsedKey } from 'ssh2'

/** Private keys that were opened, by their file, for as long as the process lives. */
export interface Keyring {
  /**
   * The key of a file, opened by `open` unless it is there already or just being opened. What could not be opened is
   * tried again the next time.
   */
  readonly open: (file: string, open: () => Promise<ParsedKey | undefined>) => Promise<ParsedKey | undefined>
}

export function createKeyring(): Keyring {
  const keys = new Map<string, Promise<ParsedKey | undefined>>()
  return {
    open: async (file, open) => {
      const opening = keys.get(file) ?? open()
      keys.set(file, opening)
      const key = await opening.catch(() => undefined)
      if (!key && keys.get(file) === opening) keys.delete(file)
      return key
    },
  }
}
