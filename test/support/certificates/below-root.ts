import { appendFile, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openssl } from './mint.ts'

/**
 * Makes an authority of Mooring's one below a root that openssl makes beside its directory, with the root behind it in its file.
 * @param extensions for the authority, as openssl writes them, beside what makes it one.
 * @returns the root's file.
 */
export async function putBelowRoot(
  authority: string,
  passphrase: string,
  extensions: readonly string[] = [],
): Promise<string> {
  const [root, key, request, section] = ['root.crt', 'root.key', 'below.csr', 'below.ext'].map((name) =>
    join(authority, '..', name),
  ) as [string, string, string, string]
  const [file, own] = [join(authority, 'certs/ca.crt'), join(authority, 'private/ca.key')]
  const made = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', key, '-out', root]
  await openssl('req', '-x509', ...made, '-subj', '/CN=Root', '-addext', 'keyUsage=critical,keyCertSign')
  await openssl('req', '-new', '-key', own, '-passin', `pass:${passphrase}`, '-subj', '/CN=Below', '-out', request)
  const lines = ['basicConstraints=critical,CA:true', 'keyUsage=critical,keyCertSign', 'subjectKeyIdentifier=hash']
  await writeFile(section, `${[...lines, ...extensions].join('\n')}\n`)
  const signing = ['-in', request, '-CA', root, '-CAkey', key, '-CAcreateserial', '-extfile', section, '-out', file]
  await openssl('x509', '-req', ...signing)
  await appendFile(file, await readFile(root))
  return root
}
