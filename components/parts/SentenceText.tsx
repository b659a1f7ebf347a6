import { Fragment, type ReactNode } from 'react'
import type { Sentence, Value } from '../../lib/protocols/sentence.ts'
import { formatDuration, formatInteger, formatPercent, formatTime } from '../messages/format.ts'
import { lookUp, parts, t } from '../messages/index.ts'
import { AddressLine } from '../ui/AddressLine.tsx'
import { Amount } from '../ui/Amount.tsx'
import { harmless } from '../ui/harmless.ts'
import styles from './SentenceText.module.css'

/** Sentences inside sentences end here: a value can hold a sentence, and what comes from a decoder is not trusted to end. */
const maxDepth = 4

/** `brief`: for one line of a list, with cut amounts and addresses. Never where something is signed. */
type Options = { depth?: number; brief?: boolean }

/** A sentence of the worker in the user's language. An unknown key is named as such, never hidden. */
export function SentenceText({ sentence, depth = 0, brief = false }: Options & { sentence: Sentence }): ReactNode {
  const count = sentence.values?.count
  const template = lookUp(sentence.key, count?.type === 'number' ? count.number : undefined)
  if (template === null) return t('common.unknownMessage', { key: harmless(sentence.key, { limit: 64 }) })
  return parts(template).map((part, index) => {
    if ('text' in part) return part.text
    const value =
      sentence.values !== undefined && Object.hasOwn(sentence.values, part.name) && sentence.values[part.name]
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a template never change places
      <Fragment key={index}>
        {value ? <ValueText value={value} depth={depth} brief={brief} /> : t('common.unknown')}
      </Fragment>
    )
  })
}

/** A value of the worker: exact amounts, whole addresses, foreign text set apart and made harmless. */
export function ValueText({ value, depth = 0, brief = false }: Options & { value: Value }): ReactNode {
  switch (value.type) {
    case 'amount': {
      const { amount, decimals, symbol } = value
      return <Amount amount={amount} decimals={decimals} symbol={symbol} strong {...(brief && { digits: 4 })} />
    }
    case 'unlimited': {
      const symbol = value.symbol === null ? null : harmless(value.symbol, { limit: 24 })
      return <strong>{symbol === null ? t('common.unlimited') : t('common.unlimitedOf', { symbol })}</strong>
    }
    case 'address':
      return <AddressLine address={value.address} name={value.name} full={!brief} picture={!brief} />
    case 'hex':
      return <code className={styles.hex}>{value.hex}</code>
    case 'percent':
      return formatPercent(value.wad)
    case 'blocks':
      return t('common.blocks', { count: value.blocks })
    case 'seconds':
      return formatDuration(value.seconds)
    case 'time':
      return formatTime(value.seconds)
    case 'number':
      return formatInteger(value.number)
    case 'name':
      return value.text
    case 'text':
      return <ForeignText text={value.text} />
    case 'sentence':
      return depth < maxDepth ? <SentenceText sentence={value.sentence} depth={depth + 1} brief={brief} /> : '…'
  }
}

/** Text that a page, a contract or a node wrote, visibly apart from ours. `limit` in characters; `lines` keeps line breaks. */
export function ForeignText({ text, limit, lines = false }: { text: string; limit?: number; lines?: boolean }) {
  const shown = harmless(text, { lines, ...(limit !== undefined && { limit }) })
  return <bdi className={lines ? styles.foreignLines : styles.foreign}>{shown}</bdi>
}
