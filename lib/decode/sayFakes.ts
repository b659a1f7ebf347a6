import { parts } from '../../components/messages/index.ts'
import { en, zh } from '../../components/messages/tables.ts'
import type { Message } from '../../components/messages/types.ts'
import type { Sentence, Value } from '../protocols/sentence.ts'

/**
 * A sentence in plain English, for tests: throws when a key has no message in one of the languages, or when a message
 * asks for a value that the sentence does not bring.
 */
export function say(sentence: Sentence): string {
  const table: Readonly<Record<string, Message>> = en
  const other: Readonly<Record<string, Message>> = zh
  const message = table[sentence.key]
  if (message === undefined || other[sentence.key] === undefined) throw new Error(`no message for ${sentence.key}`)
  const template = typeof message === 'string' ? message : message.other
  return parts(template)
    .map((part) => {
      if ('text' in part) return part.text
      const value = sentence.values?.[part.name]
      if (value === undefined) throw new Error(`${sentence.key} has no ${part.name}`)
      return show(value)
    })
    .join('')
}

/** A value as short text: exact amounts with their symbol, whole addresses with their name. */
export function show(value: Value): string {
  switch (value.type) {
    case 'amount':
      return `${value.amount}/${value.decimals ?? '?'} ${value.symbol ?? value.token ?? ''}`.trim()
    case 'unlimited':
      return `unlimited ${value.symbol ?? value.token ?? ''}`.trim()
    case 'address':
      return value.name === undefined ? value.address : `${value.address} (${value.name})`
    case 'hex':
      return value.hex
    case 'percent':
      return value.wad.toString()
    case 'blocks':
      return `${value.blocks} blocks`
    case 'seconds':
    case 'time':
      return value.seconds.toString()
    case 'number':
      return value.number.toString()
    case 'name':
      return value.text
    case 'text':
      return `“${value.text}”`
    case 'sentence':
      return say(value.sentence)
  }
}
