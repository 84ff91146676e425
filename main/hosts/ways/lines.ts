/** Cuts bytes that come in pieces into lines. Returns a function that takes the next piece. */
export function lineCutter(onLine: (line: string) => void): (piece: Buffer) => void {
  let begun: Buffer[] = []
  return (piece) => {
    let rest = piece
    for (let end = rest.indexOf(0x0a); end >= 0; end = rest.indexOf(0x0a)) {
      onLine(Buffer.concat([...begun, rest.subarray(0, end)]).toString('utf8'))
      begun = []
      rest = rest.subarray(end + 1)
    }
    begun.push(rest)
  }
}
