import { parts } from '../../components/messages/index.ts'
import { table } from '../../components/messages/tables.en.ts'
import type { Message } from '../../components/messages/types.ts'
import { protocols } from '../../lib/protocols/index.ts'
import type { Sentence, Value } from '../../lib/protocols/sentence.ts'
import type { Intent } from '../../lib/protocols/types.ts'

/** One value that an intent tells, under the label it stands at; `placeholder` when it stands in the title. */
export type Told = { label: string; value: Value; placeholder?: string }

export function template({ key }: Sentence): string {
  const message = (table as Readonly<Record<string, Message>>)[key]
  if (message === undefined) throw new Error(`no message for ${key}`)
  return typeof message === 'string' ? message : message.other
}

/** Names of the values that a sentence's English text asks for, in its order. */
export const placeholders = (sentence: Sentence): readonly string[] =>
  parts(template(sentence)).flatMap((part) => ('name' in part ? [part.name] : []))

/** Every value of an intent in reading order: those of the title, then the details, with sentences taken apart. */
export function flatten({ title, details }: Intent): readonly Told[] {
  const inTitle = placeholders(title).flatMap((placeholder) => {
    const value = title.values?.[placeholder]
    return value === undefined ? [] : expand(labelOf(placeholder), value).map((one) => ({ ...one, placeholder }))
  })
  return [...inTitle, ...details.flatMap(({ label, value }) => expand(template(label), value))]
}

function expand(label: string, value: Value): readonly Told[] {
  if (value.type !== 'sentence') return [{ label, value }]
  // The size of a proof stands for no argument; the proof itself is nothing to read.
  if (value.sentence.key === 'intents.bytes') return []
  const names = placeholders(value.sentence)
  if (names.length === 0) return [{ label, value }]
  return names.flatMap((name, index) => {
    const inner = value.sentence.values?.[name]
    return inner === undefined ? [] : expand(index === 0 ? label : labelOf(name), inner)
  })
}

/** A label for what has none of its own: that of the same name among details, or the name in plain words. */
export function labelOf(name: string): string {
  const label = (table as Readonly<Record<string, Message>>)[`intents.label.${name}`]
  return typeof label === 'string' ? label : humanise(name)
}

/** Of functions that name no token of today. */
const moreSymbols = ['ETH', 'BTC', 'aETH', 'aETHc', 'eETH', 'upxETH', 'osToken']

/** Symbols as their protocols write them, the longest first, so that a name in camel case is not cut within one. */
const symbols = [...new Set([...protocols.flatMap(({ tokens }) => tokens.map(({ symbol }) => symbol)), ...moreSymbols])]
  .filter((symbol) => /^[A-Za-z]*(?:ETH|BTC|EIGEN)[A-Za-z]?$|^osToken$/.test(symbol))
  .toSorted((a, b) => b.length - a.length)
const anyCase = (text: string) => [...text].map((one) => `[${one.toLowerCase()}${one.toUpperCase()}]`).join('')
/** A symbol begins with a capital in the middle of a name, and ends where no small letter follows. */
const symbolPattern = new RegExp(
  symbols.map((one) => `(?:^${anyCase(one[0] ?? '')}|${one[0]?.toUpperCase()})${anyCase(one.slice(1))}`).join('|'),
  'g',
)

const splitSymbol = (found: string, at: number, name: string) =>
  /^[a-z]/.test(name.slice(at + found.length)) ? found : ` ${found} `

/** Names that no rule cuts right. */
const byHand: Readonly<Record<string, string>> = { swapmpETHforETH: 'Swap mpETH for ETH' }

/** A name of a contract's own in plain words: `depositETHForWeETH` is Deposit ETH for weETH. */
export function humanise(name: string): string {
  const known = byHand[name]
  if (known !== undefined) return known
  const parted = name.replace(/_+/g, ' ').replace(symbolPattern, splitSymbol).split(/ +/)
  const words = parted.filter((part) => part !== '').flatMap(wordsOf)
  const text = words.join(' ')
  return symbols.includes(words[0] ?? '') ? text : text.charAt(0).toUpperCase() + text.slice(1)
}

function wordsOf(part: string): readonly string[] {
  const symbol = symbols.find((one) => one.toLowerCase() === part.toLowerCase())
  if (symbol !== undefined) return [symbol]
  return part
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .split(' ')
    .map((word) => (/^[A-Z0-9]{2,}s?$/.test(word) ? word : word.toLowerCase()))
}
