/** What one key says: a text with `{placeholders}`, or one text per plural form, chosen by the value named `count`. */
export type Message = string | { readonly one?: string; readonly other: string }

/** One area's messages in one language. */
export type Area = Readonly<Record<string, Message>>

/** The same keys in another language. */
export type Translation<area extends Area> = { readonly [key in keyof area]: Message }
