import type { Settings } from '../../lib/messaging/mirror.ts'
import type { table as en } from './tables.en.ts'
import type { Message } from './types.ts'

export type Language = 'en' | 'zh-CN'
export type Table = { readonly [key in keyof typeof en]: Message }

/** Each language in its own words. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', 'zh-CN': '简体中文' }

const loaders: Readonly<Record<Language, () => Promise<{ table: Table }>>> = {
  en: () => import('./tables.en.ts'),
  'zh-CN': () => import('./tables.zh.ts'),
}
const loaded = new Map<Language, Table>()
let current: Language = 'en'

/** The language texts are looked up in now. */
export const language = () => current

/** The texts of the current language; empty until they were loaded. */
export const currentTable = (): Partial<Table> => loaded.get(current) ?? {}

/** Fetches a language's texts from the package. A page needs one of them, so none is in its first script. */
export async function loadLanguage(wanted: Language): Promise<void> {
  if (!loaded.has(wanted)) loaded.set(wanted, (await loaders[wanted]()).table)
}

/** Whether a language's texts are there. */
export const isLoaded = (wanted: Language) => loaded.has(wanted)

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
