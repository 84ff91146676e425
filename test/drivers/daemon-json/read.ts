import { isUtf8 } from 'node:buffer'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { jsonFile, readDaemonJson } from '../../../main/drivers/insecure/daemon-json/insecure-list.ts'
import type { JsonList } from '../../../main/drivers/insecure/daemon-json/json-list.ts'

const corpus = join(import.meta.dirname, 'corpus')
const path = '/etc/docker/daemon.json'

/** The names of the corpus; those that begin with `x-` must be refused. */
export const names = readdirSync(corpus).flatMap((file) => (file.endsWith('.txt') ? [file.slice(0, -4)] : []))

export function bytesOf(name: string): Buffer {
  return readFileSync(join(corpus, `${name}.txt`))
}

/** Reads a file of the corpus as the survey carries it. */
export function readCorpus(name: string): JsonList {
  const bytes = bytesOf(name)
  const content = isUtf8(bytes) ? { text: bytes.toString('utf8') } : { base64: bytes.toString('base64') }
  const about = { path, kind: 'file', posix: { mode: '0644', uid: 0, gid: 0 }, size: bytes.length } as const
  return readDaemonJson(jsonFile(path, { ...about, ...content }, undefined))
}

/** Reads a text that is well. */
export function readText(text: string): JsonList {
  return readDaemonJson({ path, text })
}
