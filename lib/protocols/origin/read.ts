import type { Address } from 'viem'
import { WAD } from '../../units.ts'
import { readBalances } from '../erc20.ts'
import { vaultContract } from '../erc4626.ts'
import { gather } from '../gather.ts'
import { isOn } from '../known.ts'
import { askSettled, at, call } from '../plan.ts'
import { rateFrom } from '../readRate.ts'
import { sentence } from '../sentence.ts'
import type { Position, Rate, Read, ReadContext, Status } from '../types.ts'
import { vault } from './abi.ts'
import { lineOn, lines, oeth, tokens } from './addresses.ts'
import { readExits } from './exits.ts'

/** Balances and open withdrawals on each chain that has a vault; `read` is asked on no other. */
export function* read(account: Address, context: ReadContext): Read<readonly Position[]> {
  const line = lineOn(context.chainId)
  const here = tokens.filter(({ chainId }) => chainId === context.chainId)
  const balances = { id: 'origin:token', plan: readBalances('origin', here, account) }
  if (line === undefined) return yield* balances.plan
  return yield* gather([balances, { id: `origin:exit:${line.vault}`, plan: readExits(line, account, context) }])
}

/** One OETH is accounted as one ether; its balance is what grows. The wrapped forms by their own rate, in what they wrap. */
export function* readRates(chainId: number): Read<readonly Rate[]> {
  const line = lineOn(chainId)
  if (line === undefined) return []
  const { token, wrapper } = line
  const [perShare] = yield* askSettled([call(at(wrapper.address, vaultContract), 'convertToAssets', [WAD])])
  const accounted: Rate = { token: token.address, wad: WAD }
  return [accounted, ...rateFrom(perShare, { token: wrapper.address, unit: token.address })]
}

/** Minting, requests and claims of OETH are switched together; growing by itself. */
export function* readStatus(): Read<readonly Status[]> {
  const here = at((lines[0] as (typeof lines)[number]).vault, vault)
  const [capital, rebase, delay] = yield* askSettled([
    call(here, 'capitalPaused', []),
    call(here, 'rebasePaused', []),
    call(here, 'withdrawalClaimDelay', []),
  ])
  const off = (what: Status['what'], note?: string): Status => ({
    token: oeth.address,
    what,
    until: null,
    ...(note === undefined ? {} : { note: sentence(note) }),
  })
  const withdrawalsOff = delay.ok && delay.value === 0n
  return [
    ...(isOn(capital) ? [off('mint'), off('request'), off('claim')] : []),
    ...(withdrawalsOff && !isOn(capital) ? [off('request', 'notes.origin.off'), off('claim', 'notes.origin.off')] : []),
    ...(isOn(rebase) ? [off('rate', 'notes.origin.notGrowing')] : []),
  ]
}
