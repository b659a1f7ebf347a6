import type { Address } from 'viem'
import { WAD, wad } from '../../units.ts'
import { readBalances } from '../erc20.ts'
import { gather } from '../gather.ts'
import { askSettled, at, call, together } from '../plan.ts'
import type { Position, Rate, Read, ReadContext, Status } from '../types.ts'
import { inceptionToken, inceptionVault, inethContract } from './abi.ts'
import { ineth, tokens, vaults } from './addresses.ts'
import { readPoolExits } from './poolExits.ts'
import { readVaultExits } from './vaultExits.ts'

/** Balances, and what waits or can be redeemed in each vault. One round for an account without exits, three otherwise. */
export function* read(account: Address, _context: ReadContext): Read<readonly Position[]> {
  return yield* gather([
    { id: 'inception:token', plan: readBalances('inception', tokens, account) },
    { id: 'inception:exit:pool', plan: readPoolExits(account) },
    ...vaults.map((of) => ({ id: `inception:exit:${of.vault}`, plan: readVaultExits(of, account) })),
  ])
}

/**
 * Rates from the ratios the contracts keep, which are their inverse: each token in what its vault holds, rounded down as
 * the vault converts; inETH in ether, rounded up as its pool does. Those that do not answer are left out.
 */
export function* readRates(_chainId: number): Read<readonly Rate[]> {
  const [[ether], ratios] = yield* together([
    askSettled([call(inethContract, 'ratio', [])]),
    askSettled(vaults.map(({ vault }) => call(at(vault, inceptionVault), 'ratio', []))),
  ])
  const own = ether.ok && ether.value > 0n ? [{ token: ineth.address, wad: invertUp(ether.value) }] : []
  const others = vaults.flatMap(({ token, asset }, index): Rate[] => {
    const ratio = ratios[index]
    if (!ratio?.ok || ratio.value === 0n) return []
    // A share stands for a smallest unit of what the vault holds, which may have fewer decimals than the share.
    const scale = 10n ** BigInt(token.decimals - (asset.asset.decimals ?? token.decimals))
    return [{ token: token.address, wad: wad((WAD * WAD * scale) / ratio.value), unit: asset.token }]
  })
  return [...own, ...others]
}

/** `⌈1e36 / ratio⌉`. Mirrors cToken.convertToAmount of one inETH. */
export const invertUp = (ratio: bigint) => wad((WAD * WAD + ratio - 1n) / ratio)

/** What Inception has stopped: a vault stops everything but transfers, a token stops even those. */
export function* readStatus(): Read<readonly Status[]> {
  const [[ether], stopped, frozen] = yield* together([
    askSettled([call(inethContract, 'paused', [])]),
    askSettled(vaults.map(({ vault }) => call(at(vault, inceptionVault), 'paused', []))),
    askSettled(vaults.map(({ token }) => call(at(token.address, inceptionToken), 'paused', []))),
  ])
  const says = (answer: { ok: true; value: boolean } | { ok: false } | undefined) => answer?.ok === true && answer.value
  const listed = (token: Address, whats: readonly Status['what'][]) =>
    whats.map((what): Status => ({ token, what, until: null }))
  const held = ['transfer', 'mint', 'request', 'instant'] as const
  return [
    ...(says(ether) ? listed(ineth.address, held) : []),
    ...vaults.flatMap(({ token }, index) => {
      const [vault, own] = [says(stopped[index]), says(frozen[index])]
      const whats: Status['what'][] = own ? [...held] : vault ? ['mint', 'request', 'instant'] : []
      return listed(token.address, vault ? [...whats, 'claim'] : whats)
    }),
  ]
}
