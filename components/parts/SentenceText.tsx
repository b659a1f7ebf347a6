import { Fragment, type ReactNode } from 'react'
import type { Sentence, Value } from '../../lib/protocols/sentence.ts'
import { formatDuration, formatInteger, formatPercent, formatTime } from '../messages/format.ts'
import { isComing, lookUp, parts, t } from '../messages/index.ts'
import { closeUp } from '../messages/joints.ts'
import { AddressLine, AddressName } from '../ui/AddressLine.tsx'
import { Amount } from '../ui/Amount.tsx'
import { harmless } from '../ui/harmless.ts'
import styles from './SentenceText.module.css'

/** Sentences inside sentences end here: a value can hold a sentence, and what comes from a decoder is not trusted to end. */
const maxDepth = 4

/**
 * `whole`: everything in full. `flowing`: addresses by name or ends, for sentences whose addresses stand whole beside them.
 * `brief`: amounts cut as well, for one line of a list; never where something is signed.
 */
type Form = 'whole' | 'flowing' | 'brief'
type Options = { depth?: number; form?: Form }

/**
 * A sentence of the worker in the user's language. An unknown key is named as such, never hidden; words that the page is
 * still fetching leave their line free until they are here.
 */
export function SentenceText({ sentence, depth = 0, form = 'whole' }: Options & { sentence: Sentence }): ReactNode {
  const count = sentence.values?.count
  const template = lookUp(sentence.key, count?.type === 'number' ? count.number : undefined)
  if (template === null && isComing()) return '\u00a0'
  if (template === null) return t('common.unknownMessage', { key: harmless(sentence.key, { limit: 64 }) })
  const values = parts(template).map((part) => {
    if ('text' in part) return part.text
    const { values } = sentence
    return values !== undefined && Object.hasOwn(values, part.name) ? values[part.name] : undefined
  })
  return values.map((value, index) => {
    if (typeof value === 'string') return closeUp(value, textOf(values[index - 1]), textOf(values[index + 1]))
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a template never change places
      <Fragment key={index}>
        {value ? <ValueText value={value} depth={depth} form={form} /> : t('common.unknown')}
      </Fragment>
    )
  })
}

/** A value of the worker: exact amounts, whole addresses, foreign text set apart and made harmless. */
export function ValueText({ value, depth = 0, form = 'whole' }: Options & { value: Value }): ReactNode {
  switch (value.type) {
    case 'amount': {
      const { amount, decimals, symbol } = value
      return (
        <Amount
          amount={amount}
          decimals={decimals}
          symbol={symbol}
          strong
          {...(form === 'brief' && { digits: 4, pad: false })}
        />
      )
    }
    case 'unlimited':
      return <strong>{textOf(value)}</strong>
    case 'address': {
      const { address, name } = value
      return form === 'whole' ? (
        <AddressLine address={address} name={name} full />
      ) : (
        <AddressName address={address} name={name} />
      )
    }
    case 'hex':
      return <code className={styles.hex}>{value.hex}</code>
    case 'text':
      return <ForeignText text={value.text} />
    case 'sentence':
      return depth < maxDepth ? <SentenceText sentence={value.sentence} depth={depth + 1} form={form} /> : '…'
    default:
      return textOf(value)
  }
}

/** A value that is nothing but words, as these words. */
function textOf(value: Value | string | undefined): string | undefined {
  if (value === undefined || typeof value === 'string') return value
  switch (value.type) {
    case 'unlimited':
      return value.symbol === null
        ? t('common.unlimited')
        : t('common.unlimitedOf', { symbol: harmless(value.symbol, { limit: 24 }) })
    case 'percent':
      return formatPercent(value.wad)
    case 'blocks':
      return t('common.blocksAbout', {
        blocks: t('common.blocks', { count: value.blocks }),
        duration: formatDuration(value.blocks * secondsPerBlock),
      })
    case 'seconds':
      return formatDuration(value.seconds)
    case 'time':
      return formatTime(value.seconds)
    case 'number':
      return formatInteger(value.number)
    case 'name':
      return value.text
    default:
      return undefined
  }
}

type AddressValue = Extract<Value, { type: 'address' }>

/** The addresses a sentence names in its words, each once, also those of sentences inside it. */
export function addressesIn({ key, values = {} }: Sentence, depth = 0): readonly AddressValue[] {
  const named = parts(lookUp(key) ?? '').flatMap((part) =>
    'name' in part && Object.hasOwn(values, part.name) ? [values[part.name]] : [],
  )
  const all = named.flatMap((value) => {
    if (value?.type === 'address') return [value]
    return value?.type === 'sentence' && depth < maxDepth ? addressesIn(value.sentence, depth + 1) : []
  })
  return all.filter(({ address }, index) => all.findIndex((other) => other.address === address) === index)
}

/** Addresses in full, one below the other: beside a flowing sentence that names them. */
export function WholeAddresses({ values }: { values: readonly AddressValue[] }) {
  return values.map((value) => <ValueText key={value.address} value={value} />)
}

/** Execution-layer blocks come every 12 seconds; for durations in words only. */
export const secondsPerBlock = 12n

/** Text that a page, a contract or a node wrote, visibly apart from ours. `limit` in characters; `lines` keeps line breaks. */
export function ForeignText({ text, limit, lines = false }: { text: string; limit?: number; lines?: boolean }) {
  const shown = harmless(text, { lines, ...(limit !== undefined && { limit }) })
  return <bdi className={lines ? styles.foreignLines : styles.foreign}>{shown}</bdi>
}
