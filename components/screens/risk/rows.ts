import type { AtRisk, Exposure, ExposureCell, ExposureStake } from '../../../lib/messaging/exposure.ts'
import { t } from '../../messages/index.ts'
import type { AmountRow } from './AmountsTable.tsx'
import { formatRisk } from './Ether.tsx'
import { assetName, assetNameIn, avsNameIn, detailPath, nameOf, operatorNameIn } from './names.ts'

const list = (names: readonly string[]): string =>
  names.length > 3
    ? `${names.slice(0, 3).join(t('secures.comma'))} +${names.length - 3}`
    : names.join(t('secures.comma'))
const worth = (wei: bigint) => `${formatRisk(wei)} ETH`

export const avsRows = (report: Exposure): readonly AmountRow[] =>
  report.avss.map((row) => ({
    id: row.avs,
    name: nameOf(row.avs, row.name),
    detail: list(row.operators.map((operator) => operatorNameIn(report, operator))),
    href: detailPath('avs', row.avs),
    amounts: row,
  }))

export const operatorRows = (report: Exposure): readonly AmountRow[] =>
  report.operators.map((row) => ({
    id: row.operator,
    name: nameOf(row.operator, row.name),
    detail: `${worth(row.behind)} · ${list(row.assets.map((id) => assetNameIn(report, id)))}`,
    href: detailPath('operator', row.operator),
    amounts: row,
    unknown: row.unread && 'now',
  }))

/** Only what somebody restakes. */
export const assetRows = (report: Exposure): readonly AmountRow[] =>
  report.assets
    .filter(({ outside }) => !outside)
    .map((row) => ({
      id: row.id,
      name: assetName(row),
      detail:
        row.unseen > 0n
          ? `${worth(row.value)} · ${t('secures.unknownAssetPart', { amount: worth(row.unseen) })}`
          : worth(row.value),
      href: detailPath('asset', row.id),
      amounts: row,
      unknown: row.behind === 0n && row.unseen > 0n && row.idle === 0n && row.undelegated === 0n && 'all',
    }))

/** Cells with their operator and asset, largest first. */
export const cellRows = (
  report: Exposure,
  cells: readonly ExposureCell[],
  by: 'avs' | 'operator' | 'asset',
): readonly AmountRow[] =>
  largestFirst(cells).map((cell) => {
    const operator = operatorNameIn(report, cell.operator)
    const asset = assetNameIn(report, cell.asset)
    const avs = avsNameIn(report, cell.avs)
    const [name, detail] = by === 'avs' ? [operator, asset] : by === 'operator' ? [avs, asset] : [avs, operator]
    const href = by === 'avs' ? detailPath('operator', cell.operator) : detailPath('avs', cell.avs)
    return { id: `${cell.asset}:${cell.operator}:${cell.avs}`, name, detail, href, amounts: cell }
  })

export const stakeRows = (
  report: Exposure,
  stakes: readonly ExposureStake[],
  by: 'operator' | 'asset',
): readonly AmountRow[] =>
  largestFirst(stakes).map((stake) => ({
    id: `${stake.asset}:${stake.operator}`,
    name: by === 'operator' ? assetNameIn(report, stake.asset) : operatorNameIn(report, stake.operator),
    detail: worth(stake.behind),
    href: by === 'operator' ? detailPath('asset', stake.asset) : detailPath('operator', stake.operator),
    amounts: stake,
    unknown: report.operators.some(({ operator, unread }) => unread && operator === stake.operator) && 'now',
  }))

function largestFirst<row extends AtRisk>(rows: readonly row[]): readonly row[] {
  const order = (a: bigint, b: bigint) => (a === b ? 0 : a < b ? 1 : -1)
  return rows.toSorted((a, b) => order(a.now, b.now) || order(a.most, b.most))
}
