/** Values for the placeholders of a text. */
export type TextParams = Readonly<Record<string, string | number>>

/** Replaces each `{name}` in a text by the parameter of that name; one without a parameter stays as it is. */
export function fillIn(text: string, params: TextParams): string {
  return text.replace(/\{([a-zA-Z]+)\}/g, (placeholder, name: string) =>
    Object.hasOwn(params, name) ? String(params[name]) : placeholder,
  )
}
