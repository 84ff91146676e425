import { certificateBlocks, type PemBlock, pemBlocks } from '../../../shared/pem.ts'

/** A line that begins a block of PEM. */
export interface BeginLine {
  readonly label: string
  readonly offset: number
  /** As editors count, from 1. */
  readonly line: number
  /** Whether its block ends with the same label, and has nothing but base64 in between. */
  readonly isWhole: boolean
}

/** The lines that begin blocks, with or without an end. */
export function beginLines(text: string): BeginLine[] {
  let [line, counted] = [1, 0]
  return [...text.matchAll(/-----BEGIN ([A-Z0-9 #]+)-----/g)].map(({ 1: label = '', index: offset }) => {
    line += text.slice(counted, offset).match(/\r\n|\n|\r/g)?.length ?? 0
    counted = offset
    return { label, offset, line, isWhole: pieceAt(text, offset, pemBlocks).length > 0 }
  })
}

/** The certificate that begins at a line; undefined if its block is not whole. */
export function certificateAt(text: string, { offset }: BeginLine): PemBlock | undefined {
  return pieceAt(text, offset, certificateBlocks)[0]
}

/** The blocks in what goes from one beginning to the next. */
function pieceAt(text: string, offset: number, blocks: (piece: string) => PemBlock[]): PemBlock[] {
  const next = text.indexOf('-----BEGIN ', offset + 1)
  return blocks(text.slice(offset, next < 0 ? text.length : next))
}
