import type { Address } from 'viem'
import { WAD, wad } from '../../units.ts'
import { readBalances } from '../erc20.ts'
import { gather } from '../gather.ts'
import { askSettled, at, call } from '../plan.ts'
import type { Position, Rate, Read, ReadContext } from '../types.ts'
import { accountant, weethContract } from './abi.ts'
import { eeth, originals, vaults, weeth, withdrawRequestNft } from './addresses.ts'
import { readDelayed } from './delayed.ts'
import { readRequests } from './exits.ts'
import { readQueued } from './queued.ts'

/** Balances on Ethereum, withdrawal requests and what is leaving the vaults. One round when nothing is leaving. */
export function read(account: Address, context: ReadContext): Read<readonly Position[]> {
  return gather([
    { id: 'etherfi:token', plan: readBalances('etherfi', originals, account) },
    { id: `etherfi:exit:${withdrawRequestNft}`, plan: readRequests(account, context) },
    ...vaults.flatMap((vault) => [
      { id: `etherfi:exit:${vault.delayedWithdraw}`, plan: readDelayed(vault, account) },
      ...vault.queues.map((queue) => ({
        id: `etherfi:exit:${queue}`,
        plan: readQueued(vault, queue, account, context),
      })),
    ]),
  ])
}

/**
 * An eETH balance already is ether by accounting; weETH by its own rate. Shares of a vault by its accountant, in what the
 * vault counts in; absent while it is paused. What does not answer is absent.
 */
export function* readRates(): Read<readonly Rate[]> {
  const [perToken, ...answers] = yield* askSettled([
    call(weethContract, 'getRate', []),
    ...vaults.flatMap(({ accountant: contract }) => [
      call(at(contract, accountant), 'getRateSafe', []),
      call(at(contract, accountant), 'accountantState', []),
    ]),
  ])
  const shares = vaults.flatMap(({ share }, index): Rate[] => {
    const [rate, state] = answers.slice(index * 2, index * 2 + 2)
    if (!rate?.ok) return []
    const unit = share.kind === 'bitcoin' ? 'bitcoin' : 'ether'
    const scaled = ((rate.value as bigint) * WAD) / 10n ** BigInt(share.decimals)
    const written = state?.ok ? (state.value as readonly unknown[])[7] : undefined
    return [
      {
        token: share.address,
        wad: wad(scaled),
        unit,
        ...(written === undefined ? {} : { writtenAt: written as bigint }),
      },
    ]
  })
  const accounted: Rate = { token: eeth.address, wad: WAD }
  return [accounted, ...(perToken.ok ? [{ token: weeth.address, wad: wad(perToken.value) }] : []), ...shares]
}
