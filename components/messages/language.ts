import type { Settings } from '../../lib/messaging/mirror.ts'

export type Language = 'en' | 'zh-CN'

/** Each language in its own words. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', 'zh-CN': '简体中文' }

let current: Language = 'en'

/** The language texts are looked up in now. */
export const language = () => current

/** Chooses the language; the root component calls it while it renders, so that all below it reads the new one. */
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
