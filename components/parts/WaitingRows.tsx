import { Row, Rows } from '../ui/Row.tsx'
import { Skeleton } from '../ui/Spinner.tsx'
import { Section } from '../ui/Stack.tsx'
import styles from './WaitingRows.module.css'

/** Nothing is known yet: `count` rows of the size the real ones will have. */
export function WaitingRows({ title, count }: { title: string; count: number }) {
  return (
    <Section title={title}>
      <Rows>
        {Array.from({ length: count }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
          <li key={index}>
            <Row
              mark={<span className={styles.mark} />}
              title={<Skeleton />}
              detail={<Skeleton width="long" />}
              end={<Skeleton width="short" />}
              endDetail={<Skeleton />}
            />
          </li>
        ))}
      </Rows>
    </Section>
  )
}
