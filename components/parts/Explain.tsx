import { useEffect, useId, useState } from 'react'
import type { glossary, Term } from '../../lib/protocols/glossary.ts'
import { language } from '../messages/index.ts'
import styles from './Explain.module.css'

type Book = typeof glossary

/**
 * Questions as links beside each other, and below them the answer to the one that was asked. The answers are fetched from
 * the package with the first.
 */
export function Explain({ questions }: { questions: readonly (readonly [term: Term, question: string])[] }) {
  const [asked, setAsked] = useState<Term | null>(null)
  const id = useId()
  return (
    <div className={styles.explain}>
      <div className={styles.questions}>
        {questions.map(([term, question]) => (
          <button
            key={term}
            type="button"
            className={styles.ask}
            aria-expanded={asked === term}
            aria-controls={id}
            onClick={() => setAsked(asked === term ? null : term)}
          >
            {question}
          </button>
        ))}
      </div>
      <div id={id} hidden={asked === null}>
        {asked !== null && <Answer term={asked} />}
      </div>
    </div>
  )
}

function Answer({ term }: { term: Term }) {
  const [book, setBook] = useState<Book | null>(null)
  useEffect(() => {
    let here = true
    void import('../../lib/protocols/glossary.ts').then(({ glossary }) => here && setBook(glossary))
    return () => {
      here = false
    }
  }, [])
  if (book === null) return <div className={styles.wait} />
  const { title, text } = book[term][language() === 'zh-CN' ? 'zh' : 'en']
  return (
    <div className={styles.answer}>
      <p className={styles.title}>{title}</p>
      {text.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </div>
  )
}
