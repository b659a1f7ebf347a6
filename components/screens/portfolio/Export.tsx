import type { Holding } from '../../../lib/portfolio/composition.ts'
import { exportTables, isoTime, toCsv, toJson } from '../../../lib/portfolio/export.ts'
import type { History } from '../../../lib/portfolio/history.ts'
import { useWallet } from '../../hooks/useWallet.ts'
import { t } from '../../messages/index.ts'
import { useRegistry } from '../../parts/useRegistry.ts'
import { Button } from '../../ui/Button.tsx'
import { Card, Muted, Section } from '../../ui/Stack.tsx'
import { toast } from '../../ui/toast.ts'
import styles from './Portfolio.module.css'

const files = [
  ['positions', 'portfolio.exportPositions'],
  ['exits', 'portfolio.exportExits'],
  ['history', 'portfolio.exportHistory'],
  ['everything', 'portfolio.exportAll'],
] as const

/** Positions, exits and history as files, made here and handed to the browser's downloads. */
export function Export({
  holdings,
  histories,
}: {
  holdings: readonly Holding[]
  /** Null: not read yet. */
  histories: readonly History[] | null
}) {
  const accounts = useWallet((mirror) => mirror.accounts)
  const { chain, protocol } = useRegistry()
  const save = (what: (typeof files)[number][0]) => {
    const names = {
      account: (address: string) => accounts.find((each) => each.address === address)?.name ?? '',
      chain: (id: number) => chain(id).name,
      protocol,
    }
    const tables = exportTables({ holdings, histories: histories ?? [], names })
    const now = BigInt(Math.floor(Date.now() / 1_000))
    const name = `bowline-${what}-${isoTime(now).slice(0, 10)}`
    if (what === 'everything') download(`${name}.json`, 'application/json', toJson(tables, now))
    else download(`${name}.csv`, 'text/csv;charset=utf-8', toCsv(tables[what]))
  }
  return (
    <Section title={t('portfolio.export')}>
      <Card>
        <div className={styles.files}>
          {files.map(([what, label]) => (
            <Button key={what} disabled={histories === null} onClick={() => save(what)}>
              {t(label)}
            </Button>
          ))}
        </div>
        <Muted>{t('portfolio.exportHelp')}</Muted>
      </Card>
    </Section>
  )
}

/** A link to an object of this page, pressed once: needs no permission, and nothing leaves the browser. */
function download(file: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = file
  link.click()
  // The browser has taken what it needs once the click was handled; a moment more costs nothing.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
  toast(t('portfolio.saved', { file }))
}
