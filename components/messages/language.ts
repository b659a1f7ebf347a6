import type { Settings } from '../../lib/messaging/mirror.ts'
import type { table as en } from './tables.en.ts'
import type { Message } from './types.ts'

export type Language = 'en' | 'zh-CN'
export type Table = { readonly [key in keyof typeof en]: Message }

/** Each language in its own words. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', 'zh-CN': '简体中文' }

/** A language's texts come in three books, since a page's first frame needs a part of them. */
export const books = ['first', 'screens', 'calls'] as const
export type Book = (typeof books)[number]

const loaders: Readonly<Record<Language, Readonly<Record<Book, () => Promise<{ table: Partial<Table> }>>>>> = {
  en: {
    first: () => import('./first.en.ts'),
    screens: () => import('./screens.en.ts'),
    calls: () => import('./calls.en.ts'),
  },
  'zh-CN': {
    first: () => import('./first.zh.ts'),
    screens: () => import('./screens.zh.ts'),
    calls: () => import('./calls.zh.ts'),
  },
}
type Shelf = { readonly books: ReadonlySet<Book>; readonly table: Partial<Table> }
const bare: Shelf = { books: new Set(), table: {} }
const loaded = new Map<Language, Shelf>()
const shelf = (of: Language) => loaded.get(of) ?? bare
const listeners = new Set<() => void>()
let current: Language = 'en'
/** What is drawn with. A page that does not choose waits for every book. */
let wanted: readonly Book[] = books
/** Whether the page fetches the other books once it has drawn. */
let restComes = false

/** The language texts are looked up in now. */
export const language = () => current

/** The texts of the current language; empty until they were loaded. */
export const currentTable = (): Partial<Table> => shelf(current).table

/** States which books the page waits for before it draws, and whether it fetches the others after. */
export function chooseBooks(first: readonly Book[], { rest }: { rest: boolean }): void {
  wanted = first
  restComes = rest
}

/** From now on all books are waited for: a screen is about to be shown that may read any of them. */
export function wantAllBooks(): void {
  wanted = books
}

/** Whether a text that is not here is only not here yet. Never where the page waits for all it reads. */
export const isComing = () => restComes && books.some((book) => !shelf(current).books.has(book))

/**
 * Fetches the books of a language that are wanted and not here. A page needs one language, so none is in its first
 * script.
 */
export async function loadLanguage(language: Language): Promise<void> {
  const missing = wanted.filter((book) => !shelf(language).books.has(book))
  if (missing.length === 0) return
  const arrived = await Promise.all(missing.map((book) => loaders[language][book]()))
  const { books: before, table } = shelf(language)
  loaded.set(language, {
    books: new Set([...before, ...missing]),
    table: Object.assign({}, table, ...arrived.map((book) => book.table)),
  })
  for (const listener of listeners) listener()
}

/** Whether every wanted book of a language is here. */
export const isLoaded = (language: Language) => wanted.every((book) => shelf(language).books.has(book))

/** Calls back whenever texts have arrived; returns the way to stop that. */
export function onArrival(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The texts that are here, as a value that changes when more arrive. */
export const arrivals = (): unknown => [...loaded.values()].map(({ books: { size } }) => size).join()

/** Chooses a loaded language; the root component calls it while it renders, so that all below it reads the new one. */
export function setLanguage(next: Language): void {
  current = next
  if (typeof document !== 'undefined') document.documentElement.lang = next
}

/** The language a setting means; `auto` follows the browser. */
export function resolveLanguage(
  setting: Settings['language'],
  preferred: readonly string[] = navigator.languages,
): Language {
  if (setting !== 'auto') return setting
  const first = preferred.find((tag) => /^(en|zh)\b/i.test(tag))
  return first !== undefined && /^zh/i.test(first) ? 'zh-CN' : 'en'
}
