import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { Failure } from '../../shared/failure.ts'
import { certificateBlocks, pemText } from '../../shared/pem.ts'
import { systemReason } from '../../shared/system-error.ts'
import { type IssuerCertificate, indexedPart, readIssuer } from '../certificates/read/issuer.ts'
import { errorCode } from '../error-code.ts'
import { readLimited, readTextIfThere } from '../read-limited.ts'
import { writeWhole } from '../write-whole.ts'
import { type IndexEntry, indexLine, oneLine, parseIndex, serialText } from './index-file.ts'
import { configNames, easyRsa, type Layout, layoutOf } from './layout.ts'
import { parseOpensslConfig } from './openssl-config.ts'

/** A certificate authority in a directory as `openssl ca` has it. */
export interface Authority {
  readonly directory: string
  readonly layout: Layout
  readonly certificate: IssuerCertificate
}

/** A certificate's file, and an index of a hundred thousand. Bytes. */
const [certificateLimit, indexLimit] = [1024 * 1024, 256 * 1024 * 1024]

/**
 * Opens an authority's directory.
 * @throws Failure `authority-missing`, `authority-certificate`, `file-unreadable`.
 */
export async function openAuthority(typed: string): Promise<Authority> {
  const directory = resolve(typed)
  const layout = await findLayout(directory)
  if (!layout) throw new Failure('authority-missing', { directory })
  const bytes = await readLimited(layout.certificate, certificateLimit)
  return { directory, layout, certificate: readIssuer({ name: layout.certificate, bytes }) }
}

/** The first layout that a configuration in the directory describes, or that of easy-rsa, whose files are there. */
async function findLayout(directory: string): Promise<Layout | undefined> {
  const configs = await Promise.all(configNames.map((name) => readTextIfThere(join(directory, name), certificateLimit)))
  const candidates = configs.flatMap((text) => {
    if (text === undefined) return []
    const config = parseOpensslConfig(text, { EASYRSA_PKI: directory })
    return layoutOf(directory, config) ?? []
  })
  const plain = layoutOf(directory, new Map([['ca', new Map([['default_ca', 'ca']])]]))
  const rsa = layoutOf(directory, new Map([['ca', new Map([['default_ca', 'ca'], ...Object.entries(easyRsa)])]]))
  for (const layout of [...candidates, ...[rsa, plain].filter((each) => each !== undefined)]) {
    if ((await isThere(layout.certificate)) && (await isThere(layout.index))) return layout
  }
  return undefined
}

async function isThere(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile()
  } catch {
    return false
  }
}

/** All certificates that the authority made, in the order in which it made them. @throws Failure `index-damaged`. */
export async function readIndex({ layout }: Authority): Promise<IndexEntry[]> {
  return parseIndex(layout.index, (await readTextIfThere(layout.index, indexLimit)) ?? '')
}

/** Replaces the index as a whole. */
export async function writeIndex({ layout }: Authority, entries: readonly IndexEntry[]): Promise<void> {
  await writeWhole(layout.index, entries.map(indexLine).join(''), { mode: 0o644 })
}

/**
 * Makes index and certificates agree: a certificate that was signed right before a power cut has its file and no line, and could never
 * be revoked. Call with the lock held.
 * @returns the entries, with those that were missing.
 */
export async function settleIndex(authority: Authority): Promise<IndexEntry[]> {
  const entries = await readIndex(authority)
  const known = new Set(entries.map(({ serial }) => serial))
  const lost = (await certificateFiles(authority.layout)).filter(({ serial }) => !known.has(serial))
  if (lost.length === 0) return entries
  const found = await Promise.all(lost.map(({ file }) => entryOf(join(authority.layout.newCertificates, file))))
  const settled = [...entries, ...found.filter((entry) => entry !== undefined)]
  await writeIndex(authority, settled)
  return settled
}

async function certificateFiles({
  newCertificates,
}: Layout): Promise<{ readonly file: string; readonly serial: string }[]> {
  try {
    const names = await readdir(newCertificates)
    return names.flatMap((file) => {
      const [, serial] = /^((?:[0-9A-Fa-f]{2})+)\.pem$/.exec(file) ?? []
      return serial === undefined ? [] : [{ file, serial: serial.toUpperCase() }]
    })
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return []
    throw new Failure('file-unreadable', { file: newCertificates, detail: systemReason(error) }, { cause: error })
  }
}

/** The line for a certificate's file; none if its name is not that of what is inside. */
async function entryOf(file: string): Promise<IndexEntry | undefined> {
  const [block] = certificateBlocks(pemText(await readFile(file)))
  if (!block) return undefined
  const { serial, notAfter, subject } = indexedPart(Buffer.from(block.body, 'base64'))
  if (basename(file, '.pem').toUpperCase() !== serialText(serial)) return undefined
  return { serial: serialText(serial), notAfter, file: 'unknown', subject: oneLine(subject) }
}

/** The next number of a file such as `serial` and `crlnumber`: hex, as OpenSSL counts. One if there is none. */
export async function readNumber(file: string): Promise<bigint> {
  const text = (await readTextIfThere(file, 4096))?.trim()
  if (text === undefined || text === '') return 1n
  if (!/^[0-9A-Fa-f]{1,40}$/.test(text)) throw new Failure('index-damaged', { file, line: 1 })
  return BigInt(`0x${text}`)
}

export function writeNumber(file: string, number: bigint): Promise<void> {
  return writeWhole(file, `${serialText(number)}\n`, { mode: 0o644 })
}
