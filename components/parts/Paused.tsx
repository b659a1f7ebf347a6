import { useWallet } from '../hooks/useWallet.ts'
import { t } from '../messages/index.ts'
import { Banner } from '../ui/Banner.tsx'
import { SentenceText } from './SentenceText.tsx'
import { isOfProtocol } from './statuses.ts'

/** What a protocol as a whole has paused; nothing when nothing is. `about` chooses among the names of what is. */
export function Paused({ protocol, about = () => true }: { protocol: string; about?: (name: string) => boolean }) {
  const statuses = useWallet((mirror) => mirror.statuses)
  const off = statuses
    .filter((status) => isOfProtocol(status, protocol))
    .filter(({ note }) => about(note.key.split('.').at(-1) ?? ''))
  if (off.length === 0) return null
  return (
    <Banner level="caution" title={t('pods.paused')}>
      {off.map(({ note }) => (
        <p key={JSON.stringify(note, (_, value) => (typeof value === 'bigint' ? String(value) : value))}>
          <SentenceText sentence={note} form="flowing" />
        </p>
      ))}
    </Banner>
  )
}
