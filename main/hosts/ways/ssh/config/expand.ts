import { Failure } from '../../../../../shared/failure.ts'
import type { Phrase } from '../../../../../shared/words/param.ts'

/** The values of ssh_config's tokens (ssh_config(5), TOKENS), by their letter. */
export type Tokens = Readonly<Partial<Record<string, string>>>

/**
 * Replaces `%h` and the like; `%%` is a percent sign.
 * @throws Failure `ssh-config-invalid` (without its file's path) for an unsupported token.
 */
export function expandTokens(text: string, tokens: Tokens): string {
  return text.replace(/%(.?)/gsu, (token, letter: string) => tokenValue(token, letter, text, tokens))
}

/**
 * Expands a path of ssh_config: `~/`, then tokens and `${NAME}` of the environment, whose values are not expanded again
 * (misc.c, vdollar_percent_expand). Same errors, also for a variable that is not set.
 */
export function expandPath(text: string, tokens: Tokens, env: NodeJS.ProcessEnv): string {
  return expandHome(text, tokens['d'] ?? '/').replace(
    /%(.?)|\$\{([^}]*)(\}?)/gsu,
    (part, letter: string | undefined, name: string | undefined, end: string) => {
      if (letter !== undefined) return tokenValue(part, letter, text, tokens)
      const value = end === '' || !name ? undefined : env[name]
      if (value === undefined) throw unreadable({ phrase: 'config-variable-unset', params: { variable: part } })
      return value
    },
  )
}

/**
 * Expands `~` alone.
 * @throws Failure `ssh-config-invalid` for another user's home directory.
 */
export function expandHome(text: string, home: string): string {
  if (!text.startsWith('~')) return text
  if (text !== '~' && !text.startsWith('~/')) throw unreadable({ phrase: 'config-home-unread', params: { text } })
  return `${home.replace(/\/$/, '')}/${text.slice(1).replace(/^\/+/, '')}`
}

function tokenValue(token: string, letter: string, text: string, tokens: Tokens): string {
  if (letter === '%') return '%'
  const value = tokens[letter]
  if (value === undefined) throw unreadable({ phrase: 'token-unknown', params: { token, text } })
  return value
}

function unreadable(detail: Phrase): Failure {
  return new Failure('ssh-config-invalid', { file: 'ssh_config', detail })
}
