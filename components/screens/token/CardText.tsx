import { type ReactNode, useEffect, useState } from 'react'
import type { Risk, Statement, Card as TokenCard } from '../../../lib/protocols/card.ts'
import type { Token } from '../../../lib/protocols/types.ts'
import { language, t } from '../../messages/index.ts'
import { Card, Muted, Section } from '../../ui/Stack.tsx'
import styles from './Token.module.css'

/**
 * What a newcomer should know of a token, in plain words, each statement with who says so and when. Fetched from the package
 * when a token is looked at: neither the worker nor the first script of a page carries it.
 */
export function CardText({ token }: { token: Token }) {
  const card = useCard(token)
  if (card === undefined) return <div className={styles.cardWait} />
  if (card === null) {
    return (
      <Section title={t('token.behind')}>
        <Muted>{t('token.noCard')}</Muted>
      </Section>
    )
  }
  return (
    <>
      <Group title={t('token.behind')} statements={card.behind} />
      <Group title={t('token.earns')} statements={card.earns} />
      <Group title={t('token.leaves')} statements={card.leaves} />
      <Group title={t('token.risks')} statements={card.risks} />
      <Group title={t('token.lately')} statements={card.lately} />
    </>
  )
}

/** Undefined until it is there; null where nobody wrote one. */
function useCard({ chainId, address }: Token): TokenCard | null | undefined {
  const [cards, setCards] = useState<readonly TokenCard[] | null>(null)
  useEffect(() => {
    let here = true
    void import('../../../lib/protocols/cards.ts').then(({ cards }) => here && setCards(cards))
    return () => {
      here = false
    }
  }, [])
  if (cards === null) return undefined
  return cards.find((card) => card.chainId === chainId && card.token.toLowerCase() === address.toLowerCase()) ?? null
}

type Told = Statement & { risk?: Risk }

function Group({ title, statements }: { title: ReactNode; statements: readonly Told[] }) {
  if (statements.length === 0) return null
  return (
    <Section title={title}>
      <Card>
        <ul className={styles.statements}>
          {statements.map((statement) => (
            <li key={statement.en} className={styles.statement}>
              {statement.risk !== undefined && <span className={styles.tag}>{t(`token.risk.${statement.risk}`)}</span>}
              <span>{language() === 'zh-CN' ? statement.zh : statement.en}</span>
              <cite className={styles.cite}>
                {t('token.source', { source: statement.source, date: statement.date })}
              </cite>
            </li>
          ))}
        </ul>
      </Card>
    </Section>
  )
}
