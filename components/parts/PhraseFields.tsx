import { type ClipboardEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { t } from '../messages/index.ts'
import { formatList } from '../messages/joints.ts'
import { cx } from '../ui/cx.ts'
import { Select } from '../ui/Field.tsx'
import styles from './PhraseFields.module.css'
import { phraseLengths, splitWords, spread } from './phraseWords.ts'

const most = 24
const indices = Array.from({ length: most }, (_, index) => index)

/** The words typed so far, in order; empty fields are left out. */
export function readPhrase(form: HTMLFormElement): string {
  const fields = [...form.querySelectorAll<HTMLInputElement>('input[data-word]:enabled')]
  return fields.flatMap(({ value }) => splitWords(value)).join(' ')
}

/**
 * One masked field per word (K6): the browser must not keep, correct or offer any of them, and no word is ever in an
 * attribute or in React state. A pasted phrase spreads over the fields. Words not in the list are named by their number.
 */
export function PhraseFields() {
  const [length, setLength] = useState<number>(12)
  const [unknown, setUnknown] = useState<readonly number[]>([])
  const root = useRef<HTMLDivElement>(null)
  const list = useRef<ReadonlySet<string> | null>(null)
  const inputs = () => [...(root.current?.querySelectorAll<HTMLInputElement>('input[data-word]') ?? [])]

  useEffect(() => {
    // Only this form needs the list of words, so no other page pays for it.
    void import('@scure/bip39/wordlists/english.js').then(({ wordlist }) => {
      list.current = new Set(wordlist)
    })
    const element = root.current
    return () => {
      for (const input of element?.querySelectorAll('input') ?? []) input.value = ''
    }
  }, [])

  const check = () => {
    const known = list.current
    if (known === null) return
    const wrong = inputs().flatMap(({ value, disabled }, index) =>
      disabled || value.trim() === '' || known.has(value.trim().toLowerCase()) ? [] : [index],
    )
    setUnknown(wrong)
  }
  const paste = (event: ClipboardEvent, index: number) => {
    const words = splitWords(event.clipboardData.getData('text'))
    if (words.length < 2) return
    event.preventDefault()
    const target = spread(words, index, length)
    setLength(target.length)
    const fields = inputs()
    for (const [offset, word] of words.entries()) {
      const field = fields[target.from + offset]
      if (field !== undefined) field.value = word
    }
    fields[Math.min(target.from + words.length, target.length) - 1]?.focus()
    check()
  }
  const next = (event: KeyboardEvent, index: number) => {
    if (event.key !== ' ') return
    event.preventDefault()
    inputs()[index + 1]?.focus()
  }

  return (
    <div ref={root} className={styles.root}>
      <Select
        label={t('onboarding.wordCount')}
        value={length}
        onChange={({ target }) => setLength(Number(target.value))}
      >
        {phraseLengths.map((count) => (
          <option key={count} value={count}>
            {t('onboarding.words', { count })}
          </option>
        ))}
      </Select>
      <fieldset className={styles.words}>
        <legend className="visually-hidden">{t('onboarding.phrase')}</legend>
        {indices.map((index) => (
          <label
            key={index}
            className={cx(styles.word, unknown.includes(index) && styles.unknown)}
            hidden={index >= length}
          >
            <span className={styles.number} aria-hidden="true">
              {index + 1}
            </span>
            <input
              data-word
              aria-label={t('onboarding.wordNumber', { number: index + 1 })}
              type="password"
              autoComplete="off"
              autoCorrect="off"
              autoCapitalize="off"
              spellCheck={false}
              disabled={index >= length}
              aria-invalid={unknown.includes(index) || undefined}
              className={styles.input}
              onPaste={(event) => paste(event, index)}
              onKeyDown={(event) => next(event, index)}
              onBlur={check}
            />
          </label>
        ))}
      </fieldset>
      <p className={styles.problem} role="alert">
        {unknown.length > 0 &&
          t('onboarding.wordsUnknown', {
            count: unknown.length,
            numbers: formatList(unknown.map((index) => String(index + 1))),
          })}
      </p>
    </div>
  )
}
