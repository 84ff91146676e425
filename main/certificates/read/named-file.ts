/** A file's content, and its name for messages. */
export interface NamedFile {
  readonly name: string
  readonly bytes: Uint8Array
}
