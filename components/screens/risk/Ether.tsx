import { formatExact, formatShort } from '../../messages/amounts.ts'

/** So many digits behind the point. */
const digits = 3
const step = 10n ** BigInt(18 - digits)

/** Ether that could be lost, in a few digits, rounded up as all of it is; the exact amount is its tooltip. */
export const formatRisk = (wei: bigint): string =>
  formatShort(((wei + step - 1n) / step) * step, 18, digits, { pad: true })

/** The same as an element. `unit` says ETH behind it. */
export function Ether({ wei, unit = false }: { wei: bigint; unit?: boolean }) {
  const shown = formatRisk(wei)
  return (
    <data value={wei.toString()} title={`${formatExact(wei, 18)} ETH`}>
      {unit ? `${shown} ETH` : shown}
    </data>
  )
}
