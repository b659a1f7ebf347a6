import { cx } from '../ui/cx.ts'
import styles from './PhraseFields.module.css'

/** A phrase as numbered words in text nodes. Until it is `shown`, only placeholders are in the page. */
export function PhraseWords({ phrase, shown }: { phrase: string; shown: boolean }) {
  return (
    <ol className={styles.words}>
      {phrase.split(' ').map((word, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: words repeat and never move
        <li key={index} className={styles.word}>
          <span className={styles.number}>{index + 1}</span>
          <span className={cx(styles.shown, !shown && styles.covered)}>{shown ? word : '······'}</span>
        </li>
      ))}
    </ol>
  )
}
