/** A text for each plural category of its language (Unicode CLDR); a missing category uses `other`. */
export type PluralText = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string }

/** A sentence or a part of one in a catalogue. `{name}` stands for a parameter; `{count}` chooses the plural. */
export type Text = string | PluralText

/** The names of a text's parameters. */
export type NamesIn<T> = T extends string ? NamesInString<T> : T extends PluralText ? NamesInString<T[keyof T]> : never

type NamesInString<S> = S extends `${string}{${infer Name}}${infer Rest}`
  ? (Name extends '' | `${string} ${string}` ? never : Name) | NamesInString<Rest>
  : never

/** The type of a translation of an English catalogue: the same keys, its own plurals. */
export type Words<T> = T extends string
  ? string
  : T extends readonly string[]
    ? readonly string[]
    : T extends { readonly one: string; readonly other: string }
      ? PluralText
      : { readonly [Key in keyof T]: Words<T[Key]> }
