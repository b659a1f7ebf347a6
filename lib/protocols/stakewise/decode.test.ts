import { type Address, concat, encodeFunctionData, type Hex, parseAbi, zeroAddress } from 'viem'
import { describe, expect, test } from 'vitest'
import { say, show } from '../../decode/sayFakes.ts'
import { CalldataError } from '../calldata.ts'
import { genesisVault, oldRedeemer, oseth, redeemer, reth2 } from './addresses.ts'
import { decode } from './decode.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const other = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const word: Hex = `0x${'11'.repeat(32)}`
const abi = parseAbi([
  'struct Harvest { bytes32 rewardsRoot; int160 reward; uint160 unlockedMevReward; bytes32[] proof; }',
  'function enterExitQueue(uint256, address)',
  'function permitOsToken(uint256, uint256, uint8, bytes32, bytes32)',
  'function swapAssetsToOsTokenShares(address)',
  'function deposit(address, address)',
  'function updateStateAndDeposit(address, address, Harvest)',
  'function depositAndMintOsToken(address, uint256, address)',
  'function updateStateAndDepositAndMintOsToken(address, uint256, address, Harvest)',
  'function mintOsToken(address, uint256, address)',
  'function burnOsToken(uint128)',
  'function updateState(Harvest)',
  'function transferOsTokenPositionToEscrow(uint256)',
  'function migrate(address, uint256, uint256)',
])
const harvest = { rewardsRoot: word, reward: -1n, unlockedMevReward: 0n, proof: [word] }
const encode = (functionName: string, args: readonly unknown[]) =>
  encodeFunctionData({ abi, functionName, args } as never)
const claims = {
  redeemer: encodeFunctionData({ abi: parseAbi(['function claimExitedAssets(uint256, uint256)']), args: [9n, 1n] }),
  vault: encodeFunctionData({
    abi: parseAbi(['function claimExitedAssets(uint256, uint256, uint256)']),
    args: [9n, 8n, 1n],
  }),
}
const send = (to: Address, data: Hex, value = 0n) => decode({ to, data, value }, account)
const title = (intent: ReturnType<typeof send>) => say(intent?.title ?? { key: '' })
const shown = (intent: ReturnType<typeof send>) => intent?.details.map(({ value }) => show(value))
const vault = genesisVault.address

describe('StakeWise', () => {
  test('the redeemers: requests, claims, swaps', () => {
    expect(title(send(redeemer.address, encode('enterExitQueue', [7n, account])))).toBe(
      'Request ether for 7/18 osETH from StakeWise',
    )
    expect(shown(send(oldRedeemer.address, claims.redeemer))).toEqual(['9', account])
    expect(title(send(redeemer.address, encode('swapAssetsToOsTokenShares', [account]), 5n))).toBe(
      'Exchange 5/18 ETH for osETH',
    )
  })

  test('a permit brought along is an allowance', () => {
    const permit = (shares: bigint) => send(redeemer.address, encode('permitOsToken', [shares, 9n, 27, word, word]))
    expect(permit(7n)?.facts).toMatchObject({
      allowances: [{ token: oseth.address, spender: redeemer.address, amount: 7n, unlimited: false }],
      deadline: 9n,
    })
    expect(permit(2n ** 256n - 1n)?.facts.allowances).toMatchObject([{ unlimited: true }])
    expect(title(permit(2n ** 256n - 1n))).toContain('unlimited osETH')
  })

  test('a vault: in, with and without osETH, with and without its rewards', () => {
    for (const data of [
      encode('deposit', [account, zeroAddress]),
      encode('updateStateAndDeposit', [account, zeroAddress, harvest]),
    ]) {
      expect(title(send(vault, data, 5n))).toBe(`Stake 5/18 ETH in ${vault}`)
      expect(shown(send(vault, data, 5n))).toEqual([account])
    }
    for (const data of [
      encode('depositAndMintOsToken', [account, 7n, other]),
      encode('updateStateAndDepositAndMintOsToken', [account, 7n, other, harvest]),
    ]) {
      expect(title(send(vault, data, 5n))).toBe(`Stake 5/18 ETH in ${vault} and mint 7/18 osETH`)
      expect(shown(send(vault, data, 5n))).toEqual([account, other])
    }
    expect(title(send(vault, encode('mintOsToken', [account, 2n ** 256n - 1n, zeroAddress])))).toBe(
      `Mint as much osETH as the stake allows against the stake in ${vault}`,
    )
  })

  test('a vault: out', () => {
    expect(title(send(vault, encode('burnOsToken', [7n])))).toBe(`Pay 7/18 osETH back to ${vault}`)
    expect(title(send(vault, encode('enterExitQueue', [7n, account])))).toBe(`Take 7/18 shares out of ${vault}`)
    expect(shown(send(vault, claims.vault))).toEqual(['9', account])
    expect(title(send(vault, encode('updateState', [harvest])))).toContain('rewards')
    expect(title(send(vault, encode('transferOsTokenPositionToEscrow', [7n])))).toContain('7/18 osETH')
  })

  test('V2 is migrated by its reward token', () => {
    expect(title(send(reth2.address, encode('migrate', [account, 7n, 2n])))).toBe(
      'Move 7/18 sETH2 and 2/18 rETH2 to StakeWise V3',
    )
  })

  test('H133: somebody else’s receiver is visible', () => {
    for (const [to, data] of [
      [redeemer.address, encode('enterExitQueue', [7n, other])],
      [redeemer.address, encode('swapAssetsToOsTokenShares', [other])],
      [vault, encode('deposit', [other, zeroAddress])],
      [vault, encode('mintOsToken', [other, 7n, zeroAddress])],
      [vault, encode('enterExitQueue', [7n, other])],
      [reth2.address, encode('migrate', [other, 7n, 2n])],
    ] as const) {
      const intent = send(to, data)
      expect(intent?.facts.recipients).toEqual([{ role: 'recipient', address: other }])
      expect(shown(intent)).toContain(other)
    }
  })

  test('H109, H110: truncated and longer calls', () => {
    for (const [to, data] of [
      [redeemer.address, encode('enterExitQueue', [7n, other])],
      [vault, encode('updateStateAndDeposit', [account, zeroAddress, harvest])],
      [vault, encode('mintOsToken', [other, 7n, zeroAddress])],
      [vault, claims.vault],
      [reth2.address, encode('migrate', [other, 7n, 2n])],
    ] as const) {
      expect(() => send(to, data.slice(0, -2) as Hex)).toThrow(CalldataError)
      expect(send(to, concat([data, '0xab']))?.facts.trailingBytes).toBe('0xab')
    }
  })

  test('vaults and functions we do not know are not ours', () => {
    expect(send(other, encode('deposit', [account, zeroAddress]))).toBeUndefined()
    expect(send(oseth.address, encode('burnOsToken', [1n]))).toBeUndefined()
    expect(send(redeemer.address, claims.vault)).toBeUndefined()
  })
})
