import type { Inspection } from '../model/inspection.ts'
import type { PhraseCode } from '../words/en/phrases.ts'

/** The kinds of registries of which it is known where they keep their certificate; `other` names no file. */
type OwnerKind = Extract<PhraseCode, `owner-kind-${string}`> extends `owner-kind-${infer Kind}` ? Kind : never

/** A command for a registry's owner, which prints the SHA-256 fingerprint to compare. */
export interface FingerprintCommand {
  /** Of registries like this one. */
  readonly kind: OwnerKind
  readonly command: string
}

/** Where each kind sends Docker for tokens (WWW-Authenticate of `GET /v2/`), which tells it apart. */
const realms: readonly (readonly [kind: OwnerKind, path: RegExp])[] = [
  ['harbor', /\/service\/token$/],
  ['gitlab', /\/jwt\/auth$/],
  ['dtr', /\/auth\/(?:v2\/)?token\/?$/],
  ['artifactory', /\/artifactory\/api\/docker\//],
  ['nexus', /\/repository\/[^/]+\/v2\/token$/],
]

/**
 * The commands that print the fingerprint of the offered anchor on the registry's own computer: those of its kind and for
 * any other, or those of every kind if its answer does not tell it.
 */
export function fingerprintCommands(inspection: Inspection): readonly FingerprintCommand[] {
  const commands = commandsFor(inspection)
  const kind = kindOf(inspection)
  return kind === undefined ? commands : commands.filter((each) => each.kind === kind || each.kind === 'other')
}

/** The one for registries of its kind, or for any registry if its answer does not tell it. */
export function likeliestCommand(inspection: Inspection): string {
  const kind = kindOf(inspection) ?? 'other'
  const commands = commandsFor(inspection)
  return (commands.find((each) => each.kind === kind) ?? commands.at(-1))?.command ?? ''
}

function kindOf({ api }: Inspection): OwnerKind | undefined {
  const realm = api?.tokenRealm
  const [, pathname] = /^https?:\/\/[^/?#]*([^?#]*)/i.exec(realm ?? '') ?? []
  return pathname === undefined ? undefined : realms.find(([, path]) => path.test(pathname))?.[0]
}

/** The commands that can have the anchor at hand. */
function commandsFor(inspection: Inspection): readonly FingerprintCommand[] {
  // What is published and not sent is not in the file that is sent; only Harbor has a known place for it.
  const isKnown = ({ kind }: FingerprintCommand) => kind === 'harbor' || kind === 'other'
  return inspection.anchor.kind === 'published' ? everyCommand(inspection).filter(isKnown) : everyCommand(inspection)
}

/**
 * Default places, from each product's documentation. A file may contain the server's certificate, the CAs above it and the
 * key, in any order: of an anchor above the server certificate, all certificates of the file are printed.
 */
function everyCommand({ anchor, registry }: Inspection): readonly FingerprintCommand[] {
  const isAbove = anchor.path.length > 1
  const print = isAbove ? everyOf : firstOf
  return [
    { kind: 'dtr', command: print('/usr/local/etc/dtr/ssl/server.pem') },
    // Harbor keeps its CA apart, for the download in its portal.
    { kind: 'harbor', command: firstOf(isAbove ? '/data/ca_download/ca.crt' : '/data/secret/cert/server.crt') },
    {
      kind: 'distribution',
      command: `docker exec registry sh -c 'cat "$REGISTRY_HTTP_TLS_CERTIFICATE"' | ${print()}`,
    },
    { kind: 'gitlab', command: print(`/etc/gitlab/ssl/${registry.host}.crt`) },
    { kind: 'nexus', command: 'keytool -list -v -keystore /opt/sonatype/nexus/etc/ssl/keystore.jks' },
    { kind: 'artifactory', command: print('/var/opt/jfrog/nginx/ssl/example.crt') },
    { kind: 'other', command: print('FILE') },
  ]
}

/** The fingerprint of a file's first certificate, or of that on standard input. */
function firstOf(file?: string): string {
  const command = 'openssl x509 -noout -fingerprint -sha256'
  return file === undefined ? command : `${command} -in ${file}`
}

/** The subjects and fingerprints of all certificates in a file or on standard input: openssl x509 reads only the first. */
function everyOf(file?: string): string {
  const command =
    'awk \'/BEGIN CERT/ { c = "openssl x509 -noout -subject -fingerprint -sha256" } c { print | c } /END CERT/ { close(c); c = "" }\''
  return file === undefined ? command : `${command} ${file}`
}
