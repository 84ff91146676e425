/** `name="value"` or `name=value` in a challenge (RFC 9110 11.2); inside quotes a backslash escapes. */
const realmParameter = /[\s,]realm\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))/i

/** The realm of a Bearer challenge in WWW-Authenticate: where registry clients fetch tokens (distribution spec, token auth). */
export function bearerRealm(challenges: string | undefined): string | undefined {
  const [, parameters] = /(?:^|,\s*)Bearer(\s.*)$/i.exec(challenges ?? '') ?? []
  const [, quoted, token] = realmParameter.exec(parameters ?? '') ?? []
  return quoted?.replace(/\\(.)/g, '$1') ?? token
}
