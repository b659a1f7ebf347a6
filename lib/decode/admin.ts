import { type Address, isAddressEqual } from 'viem'
import { calldata } from '../protocols/calldata.ts'
import { detail } from '../protocols/intent.ts'
import { addressValue, amountValue, sentence } from '../protocols/sentence.ts'
import type { Intent, TransactionCall } from '../protocols/types.ts'

const functions = calldata([
  'function transferOwnership(address newOwner)',
  'function upgradeTo(address newImplementation)',
  'function upgradeToAndCall(address newImplementation, bytes data) payable',
  'function changeProxyAdmin(address proxy, address newAdmin)',
])

/** Functions that hand a contract over, at whatever address (H128). Throws CalldataError. */
export function decodeAdmin(call: TransactionCall): Intent | undefined {
  const decoded = call.to === null ? undefined : functions.decode(call.data)
  if (decoded === undefined || call.to === null) return undefined
  const next = decoded.functionName === 'changeProxyAdmin' ? decoded.args[1] : decoded.args[0]
  const values = { target: addressValue(call.to), next: addressValue(next) }
  const key = decoded.functionName.startsWith('upgrade') ? 'upgrade' : 'handOver'
  const facts = { ...decoded.anomalies, dangers: [sentence('warnings.givesControl')] }
  return {
    protocol: 'unknown',
    action: decoded.functionName,
    title: sentence(`intents.admin.${key}`, values),
    details: [],
    facts,
  }
}

/**
 * The system contracts through which a validator's withdrawal or merger is requested by whoever its withdrawal
 * credentials name. Source: EIP-7002 and EIP-7251, 2025 (high).
 */
const withdrawalRequests = '0x00000961Ef480Eb55e80D19ad83579A64c007002'
const consolidationRequests = '0x0000BBdDc7CE488642fb579F8B00f3a590007251'

/** Raw requests to the validator system contracts: no honest site sends them through a wallet (H131). */
export function decodeValidatorRequest(call: TransactionCall): Intent | undefined {
  if (call.to === null || !isPredeploy(call.to)) return undefined
  const facts = { blocked: [sentence('warnings.rawValidatorRequest')] }
  const details = [detail('data', { type: 'hex', hex: call.data }), detail('value', amountValue(call.value, null))]
  return {
    protocol: 'ether',
    action: 'validatorRequest',
    title: sentence('intents.admin.validatorRequest'),
    details,
    facts,
  }
}

function isPredeploy(to: Address): boolean {
  return isAddressEqual(to, withdrawalRequests) || isAddressEqual(to, consolidationRequests)
}
