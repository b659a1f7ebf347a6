import type { SlashCase } from '../../../lib/messaging/slashing.ts'
import { formatShort } from '../../messages/amounts.ts'
import { t } from '../../messages/index.ts'
import { shortAddress } from '../../ui/AddressLine.tsx'

type Named = { address: string; name: string | null } | null

export const avsText = (avs: Named) =>
  avs === null ? '' : (avs.name ?? t('slashing.unnamed', { address: shortAddress(avs.address) }))
export const operatorText = (operator: Named) =>
  operator === null ? '' : (operator.name ?? t('slashing.unnamedOperator', { address: shortAddress(operator.address) }))

/** What a case is called. */
export function caseText({ what, avs, operator, targets }: SlashCase): string {
  switch (what) {
    case 'all':
      return t('slashing.case.all')
    case 'avs':
      return t('slashing.case.avs', { name: avsText(avs) })
    case 'operator':
      return t('slashing.case.operator', { name: operatorText(operator) })
    case 'set':
      return t('slashing.case.set', { name: avsText(avs), id: String(targets[0]?.id ?? '') })
  }
}

export const etherText = (wei: bigint) => `${formatShort(wei, 18, 4)} ETH`
