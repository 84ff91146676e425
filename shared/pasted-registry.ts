import { addressedIn } from './addressed.ts'
import { Failure } from './failure.ts'
import type { Registry } from './model/inspection.ts'
import { parseRegistry, parseTrustedRegistry } from './registry-reference.ts'
import { withoutSecrets } from './without-secrets.ts'

/**
 * Reads a registry's name where people paste what they have: a name as {@link parseRegistry} reads it, or a command, a line of a
 * Dockerfile or of compose, an error, in which one is named. `ignored` is then all of the text, without passwords.
 *
 * @throws Failure with one of the `reference-*` codes, that of the text as a name.
 */
export function readRegistry(typed: string): Registry {
  return readAs(typed, parseRegistry)
}

/** The same for a registry whose certificate is wanted. @throws Failure, see {@link parseTrustedRegistry}. */
export function readTrustedRegistry(typed: string): Registry {
  return readAs(typed, parseTrustedRegistry)
}

function readAs(typed: string, parse: (typed: string) => Registry): Registry {
  if (/^\s*-----BEGIN /.test(typed)) throw new Failure('reference-certificate')
  try {
    return parse(typed)
  } catch (thrown) {
    // One word is a name, however wrong.
    const lines = typed.trim().split(/[\r\n]+/)
    if (lines.length === 1 && !/\s/.test(lines[0] ?? '')) throw thrown
    const text = withoutSecrets(typed.trim())
    const { registry, isPlainHttp } = addressedIn(text.split(/[\r\n]+/))
    if (registry === undefined) throw thrown
    return { ...parse(isPlainHttp ? `http://${registry}` : registry), ignored: text }
  }
}
