import type { Address } from 'viem'
import type { Exposure, ExposureAsset } from '../../../lib/messaging/exposure.ts'
import { pathTo } from '../../hooks/route.ts'
import { t } from '../../messages/index.ts'
import { shortAddress } from '../../ui/AddressLine.tsx'
import { harmless } from '../../ui/harmless.ts'

/** What an operator or an AVS is called: by the embedded list, else by the ends of its address. */
export const nameOf = (address: Address, name: string | null): string => name ?? shortAddress(address)

export function operatorNameIn({ operators }: Exposure, operator: Address): string {
  return nameOf(operator, operators.find((row) => row.operator === operator)?.name ?? null)
}
export function avsNameIn({ avss }: Exposure, avs: Address): string {
  return nameOf(avs, avss.find((row) => row.avs === avs)?.name ?? null)
}
export const assetName = ({ how, symbol }: Pick<ExposureAsset, 'how' | 'symbol'>): string =>
  t(`secures.how.${how}`, { symbol: harmless(symbol, { limit: 24 }) })
export function assetNameIn({ assets }: Exposure, id: string): string {
  const asset = assets.find((one) => one.id === id)
  return asset === undefined ? id : assetName(asset)
}

/** Where one AVS, operator or asset is told of by itself. */
export const detailPath = (by: 'avs' | 'operator' | 'asset', id: string) => pathTo('#/risk/:by/:id', { by, id })
