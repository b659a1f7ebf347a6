import { type Address, isAddressEqual } from 'viem'
import { calldata } from '../calldata.ts'
import { detail } from '../intent.ts'
import { intentOf } from '../intentOf.ts'
import { addressValue, amountValue, type Value } from '../sentence.ts'
import type { Intent, IntentFacts, TransactionCall } from '../types.ts'
import { type Vault, vaults } from './addresses.ts'

const calls = calldata([
  'function deposit(address onBehalfOf, uint256 amount)',
  'function withdraw(address claimer, uint256 amount)',
  'function redeem(address claimer, uint256 shares)',
  'function claim(address recipient, uint256 epoch)',
  'function claimBatch(address recipient, uint256[] epochs)',
])

const make = intentOf('symbiotic')
type Role = NonNullable<IntentFacts['recipients']>[number]['role']

/** Deposits into a vault and the ways out of it. Throws CalldataError. */
export function decode(call: TransactionCall): Intent | undefined {
  const { to } = call
  if (to === null) return undefined
  const vault = vaults.find(({ address }) => isAddressEqual(address, to))
  return vault === undefined ? undefined : decodeVault(call, vault)
}

function decodeVault(call: TransactionCall, vault: Vault): Intent | undefined {
  const decoded = calls.decode(call.data)
  if (decoded === undefined) return undefined
  const { functionName, args, anomalies } = decoded
  const [party] = args
  const named: Value = { type: 'name', text: vault.name }
  const facts = (role: Role): IntentFacts => ({ ...anomalies, recipients: [{ role, address: party }] })
  switch (functionName) {
    case 'deposit':
      return make('deposit', { amount: unitsIn(vault, args[1]), vault: named }, facts('staker'), to('owner', party))
    case 'withdraw':
      return make('withdraw', { amount: unitsIn(vault, args[1]), vault: named }, facts('claimer'), [
        ...to('withdrawalOwner', party),
      ])
    case 'redeem': {
      const shares: Value = { type: 'amount', amount: args[1], decimals: decimalsOf(vault), symbol: null, token: null }
      return make('redeem', { shares, vault: named }, facts('claimer'), to('withdrawalOwner', party))
    }
    case 'claim':
      return make('claim', { count: { type: 'number', number: 1n }, vault: named }, facts('recipient'), [
        ...to('recipient', party),
        detail('symbiotic.epoch', { type: 'number', number: args[1] }),
      ])
    case 'claimBatch': {
      const count: Value = { type: 'number', number: BigInt(args[1].length) }
      return make('claim', { count, vault: named }, facts('recipient'), to('recipient', party))
    }
  }
}

const to = (label: string, address: Address) => [detail(label, addressValue(address))]
const decimalsOf = ({ collateral }: Vault) => collateral.asset.decimals ?? 18

function unitsIn(vault: Vault, amount: bigint): Value {
  const { address, asset } = vault.collateral
  return amountValue(amount, { address, symbol: asset.symbol ?? '', decimals: decimalsOf(vault) })
}
