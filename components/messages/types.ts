export type { Area, Message, Translation } from '../../lib/protocols/words.ts'

type Names<text extends string> = text extends `${string}{${infer name}}${infer rest}` ? name | Names<rest> : never

/** The placeholder names of a message. A plural always takes `count`. */
export type Placeholders<message> = message extends string
  ? Names<message>
  : message extends { readonly other: infer other extends string }
    ? Names<other> | 'count'
    : never
