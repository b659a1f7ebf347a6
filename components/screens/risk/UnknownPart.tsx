import type { Exposure, ExposureAsset } from '../../../lib/messaging/exposure.ts'
import { t } from '../../messages/index.ts'
import { Banner } from '../../ui/Banner.tsx'
import { formatRisk } from './Ether.tsx'
import { assetName } from './names.ts'
import styles from './Risk.module.css'

/** Of what nobody can say who could take it: asset by asset, how much and why. */
export function UnknownPart({ report, assets }: { report: Exposure; assets: readonly ExposureAsset[] }) {
  const unknown = assets.map((asset) => ({ asset, wei: unknownOf(asset, report) })).filter(({ wei }) => wei > 0n)
  if (unknown.length === 0) return null
  return (
    <Banner title={t('secures.unknownPart')}>
      <ul className={styles.unknown}>
        {unknown.map(({ asset, wei }) => (
          <li key={asset.id}>
            <strong>{assetName(asset)}</strong>{' '}
            {t('secures.unknownAmount', {
              amount: formatRisk(wei),
              why: asset.reasons.map((reason) => t(`secures.reason.${reason}`)).join(t('secures.semicolon')),
            })}
          </li>
        ))}
      </ul>
    </Banner>
  )
}

/** What cannot be seen, and what is with operators that did not answer. */
function unknownOf({ id, unseen }: ExposureAsset, { operators, stakes }: Exposure): bigint {
  const silent = new Set(operators.filter(({ unread }) => unread).map(({ operator }) => operator))
  return stakes.reduce(
    (sum, { asset, operator, behind }) => (asset === id && silent.has(operator) ? sum + behind : sum),
    unseen as bigint,
  )
}
