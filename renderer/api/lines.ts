/** The lines of a byte stream as they arrive (UTF-8, ended by `\n`; an unended last line counts too). */
export async function* lines(stream: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = stream.getReader()
  const decoder = new TextDecoder()
  let rest = ''
  for (;;) {
    const { done, value } = await reader.read()
    rest += done ? decoder.decode() : decoder.decode(value, { stream: true })
    const whole = rest.split('\n')
    rest = whole.pop() ?? ''
    yield* whole.filter((line) => line !== '')
    if (done) break
  }
  if (rest !== '') yield rest
}
