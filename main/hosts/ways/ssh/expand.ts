import { join } from 'node:path'
import { Failure } from '../../../../shared/failure.ts'

/** The values of ssh_config's tokens (ssh_config(5), TOKENS), by their letter. */
export type Tokens = Readonly<Partial<Record<string, string>>>

/**
 * Replaces `%h` and the like; `%%` is a percent sign.
 * @throws Failure `ssh-config-invalid` (without `file`) for an unsupported token.
 */
export function expandTokens(text: string, tokens: Tokens): string {
  return text.replace(/%(.?)/gsu, (token, letter: string) => {
    if (letter === '%') return '%'
    const value = tokens[letter]
    if (value === undefined)
      throw new Failure('ssh-config-invalid', {
        file: 'ssh_config',
        detail: { phrase: 'token-unknown', params: { token, text } },
      })
    return value
  })
}

/** Expands a path of ssh_config: tokens, `${NAME}` of the environment, `~/`. Same errors. */
export function expandPath(text: string, tokens: Tokens, env: NodeJS.ProcessEnv): string {
  const path = expandTokens(text, tokens).replace(/\$\{([^}]*)\}/g, (_, name: string) => env[name] ?? '')
  return path === '~' || path.startsWith('~/') ? join(tokens['d'] ?? '/', path.slice(1)) : path
}
