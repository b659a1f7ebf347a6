import { wad } from '../../../lib/units.ts'
import { useCommand } from '../../hooks/useCommand.ts'
import { useWallet } from '../../hooks/useWallet.ts'
import { formatPercent } from '../../messages/format.ts'
import { t } from '../../messages/index.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Select } from '../../ui/Field.tsx'
import { Card, Section } from '../../ui/Stack.tsx'

const percent = 10n ** 16n
const choices = [percent / 2n, percent, 2n * percent, 3n * percent, 5n * percent, 10n * percent] as const

/** From which discount on it is said on the first screen: one choice for all tokens. */
export function AlertChoice() {
  const current = useWallet(({ preferences }) => preferences.discountAlert)
  const command = useCommand('preferences.update')
  const all = [...new Set<bigint>([...choices, current])].toSorted((a, b) => (a < b ? -1 : 1))
  return (
    <Section title={t('token.alert')}>
      <Card>
        <ErrorNote error={command.error} />
        <Select
          label={t('token.alertLabel')}
          hint={t('token.alertHelp')}
          value={current.toString()}
          onChange={({ target }) => void command.run({ discountAlert: wad(BigInt(target.value)) })}
        >
          {all.map((choice) => (
            <option key={choice.toString()} value={choice.toString()}>
              {formatPercent(choice)}
            </option>
          ))}
        </Select>
      </Card>
    </Section>
  )
}
