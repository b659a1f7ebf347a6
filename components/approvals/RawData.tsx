import type { Hex } from 'viem'
import type { Explanation, ProposedTransaction } from '../../lib/messaging/mirror.ts'
import { formatInteger } from '../messages/format.ts'
import { t } from '../messages/index.ts'
import { AddressLine } from '../ui/AddressLine.tsx'
import { Amount } from '../ui/Amount.tsx'
import { Copy } from '../ui/Copy.tsx'
import { Fact, Facts } from '../ui/Row.tsx'
import { Section, Stack } from '../ui/Stack.tsx'
import { Raw } from './Raw.tsx'
import styles from './RawData.module.css'

/** The transaction as it is: whom it goes to, the ether it carries, its place in the queue, every byte of its data. */
export function RawData({
  transaction,
  explanation,
  replaces,
}: {
  transaction: ProposedTransaction
  explanation: Explanation | null
  replaces: Hex | null
}) {
  const { to, value, data, nonce, gas } = transaction
  return (
    <Section title={t('approvals.rawData')}>
      <Stack gap="tight">
        <Facts>
          {replaces !== null && (
            <Fact label={t('approvals.replaces')} wide>
              <code className={styles.bytes}>{replaces}</code>
            </Fact>
          )}
          <Fact label={t(data === '0x' ? 'approvals.recipient' : 'approvals.target')} wide>
            {to === null ? (
              t('approvals.targetNew')
            ) : (
              <AddressLine address={to} name={explanation?.targetName ?? undefined} full />
            )}
          </Fact>
          {explanation !== null && explanation.action !== 'unknown' && data !== '0x' && (
            <Fact label={t('approvals.function')}>
              <code>{explanation.action}</code>
            </Fact>
          )}
          <Fact label={t('approvals.value')}>
            <Amount amount={value} decimals={18} symbol="ETH" />
          </Fact>
          <Fact label={t('approvals.gasLimit')}>{gas === null ? '…' : formatInteger(gas)}</Fact>
          <Fact label={t('approvals.nonce')}>{nonce === null ? '…' : formatInteger(nonce)}</Fact>
        </Facts>
        {data !== '0x' && (
          <Raw summary={t('approvals.data', { count: (data.length - 2) / 2 })}>
            <div className={styles.copy}>
              <Copy text={data} what={t('approvals.rawData')} />
            </div>
            <code className={styles.bytes}>{data}</code>
          </Raw>
        )}
      </Stack>
    </Section>
  )
}

/** An unknown call word by word: Bowline says that it does not know rather than guess. */
export function UnknownCall({ words }: { words: NonNullable<Explanation['words']> }) {
  return (
    <Section title={t('approvals.sentData')}>
      <p className={styles.plain}>{t('approvals.unknownCall')}</p>
      <Facts>
        <Fact label={t('approvals.selector')}>
          <code>{words.selector}</code>
        </Fact>
        {words.words.map((word, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the words of one call never change places
          <Fact key={index} wide label={t('approvals.word', { number: index + 1 })}>
            <Word word={word} />
          </Fact>
        ))}
      </Facts>
    </Section>
  )
}

/** 32 bytes in two lines of 16, the digits that only fill up standing back. */
function Word({ word }: { word: Hex }) {
  const digits = word.slice(2)
  const filling = /^0*/.exec(digits)?.[0].length ?? 0
  const line = (from: number, to: number) => (
    <>
      <span className={styles.filling}>{digits.slice(from, Math.min(to, Math.max(from, filling)))}</span>
      {digits.slice(Math.min(to, Math.max(from, filling)), to)}
    </>
  )
  return (
    <code className={styles.word}>
      <span className={styles.filling}>0x</span>
      {line(0, 32)}
      <wbr />
      {line(32, digits.length)}
    </code>
  )
}
