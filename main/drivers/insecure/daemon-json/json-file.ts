import { Failure } from '../../../../shared/failure.ts'
import type { FileFact } from '../../../../shared/model/facts.ts'
import { type TextFile, textFile } from '../../text-file.ts'

/**
 * A daemon.json as the survey carried it.
 * @throws Failure `daemon-json-encoding` where it is in UTF-16 or in no Unicode at all; `daemon-file-unread`.
 */
export function jsonFile(path: string, file: FileFact): TextFile {
  if (file.base64 === undefined) return textFile(path, file)
  const isUtf16 = /^(?:\/\/4|\/v8)/.test(file.base64) // FF FE or FE FF
  const detail = isUtf16 ? 'it is UTF-16' : 'it has bytes that are no UTF-8'
  throw new Failure('daemon-json-encoding', { path, line: 1, column: 1, detail })
}
