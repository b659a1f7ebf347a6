import type { ErrorInfo } from '../../lib/errors.ts'
import { groupDigits } from './amounts.ts'
import { joined } from './joints.ts'
import { currentTable, language } from './language.ts'
import type { table as en } from './tables.en.ts'
import type { Message, Placeholders } from './types.ts'

export {
  arrivals,
  type Book,
  books,
  chooseBooks,
  isComing,
  isLoaded,
  language,
  languageNames,
  loadLanguage,
  onArrival,
  resolveLanguage,
  setLanguage,
  wantAllBooks,
} from './language.ts'

type Messages = typeof en
/** Every key that our own code may name. Keys that come from the worker are plain strings: see `lookUp`. */
export type MessageKey = keyof Messages
export type MessageValue = string | number | bigint
type ValuesOf<key extends MessageKey> = { readonly [name in Placeholders<Messages[key]>]: MessageValue }
type Arguments<key extends MessageKey> = [Placeholders<Messages[key]>] extends [never] ? [] : [values: ValuesOf<key>]

/** The text of a key in the current language. Numbers are grouped; a plural is chosen by `count`. */
export function t<key extends MessageKey>(key: key, ...[values]: Arguments<key>): string {
  const message: Message = currentTable()[key] ?? key
  return fill(choose(message, (values as Record<string, MessageValue> | undefined)?.count), values ?? {})
}

/** The template of a key that came from elsewhere, or null when there is no such message. */
export function lookUp(key: string, count?: MessageValue): string | null {
  const table: Readonly<Record<string, Message>> = currentTable()
  return Object.hasOwn(table, key) ? choose(table[key] as Message, count) : null
}

/** A template cut into its texts and its placeholder names, in order. */
export function parts(template: string): readonly ({ text: string } | { name: string })[] {
  return template
    .split(/(\{[A-Za-z]\w*\})/)
    .filter((part) => part !== '')
    .map((part) => (part.startsWith('{') && part.endsWith('}') ? { name: part.slice(1, -1) } : { text: part }))
}

/** What went wrong, in the user's language: by the error's class and data, then by its code, never a raw foreign message. */
export function errorText(error: Pick<ErrorInfo, 'name' | 'code' | 'message' | 'data'>): string {
  const byName = lookUp(`errors.${error.name}.${error.data}`) ?? lookUp(`errors.${error.name}`)
  if (byName !== null) return fill(byName, { data: error.data ?? '' })
  // Our own messages are English sentences for people; better than a code where no translation exists yet.
  return language() === 'en' ? error.message : t('errors.fallback', { code: String(error.code) })
}

function choose(message: Message, count: MessageValue | undefined): string {
  if (typeof message === 'string') return message
  const rule = new Intl.PluralRules(language()).select(Number(count ?? 0))
  return (rule === 'one' ? message.one : undefined) ?? message.other
}

function fill(template: string, values: Readonly<Record<string, MessageValue>>): string {
  return joined(parts(template).map((part) => ('text' in part ? part.text : show(values[part.name] ?? ''))))
}

function show(value: MessageValue): string {
  if (typeof value === 'string') return value
  return Number.isInteger(value) || typeof value === 'bigint' ? groupDigits(value.toString()) : value.toString()
}
