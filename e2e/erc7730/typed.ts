import type { Address } from 'viem'
import { parseTypedData } from '../../lib/decode/typedData.ts'
import { decodeTypedData } from '../../lib/decode/typedIntent.ts'
import { avsDirectory, delegationManager, strategyManager } from '../../lib/protocols/eigenlayer/addresses.ts'
import { describe, prober, type Signable } from './describe.ts'
import { type File, type Format, file, formatKey, slug } from './format.ts'
import { counting, mark } from './markers.ts'

/** Messages that EigenLayer takes. Source: facts/eigenlayer.md 3.8 and eigenlayer-contracts AVSDirectoryStorage.sol (high). */
const messages: readonly { contract: Address; contractName: string; types: Readonly<Record<string, string>> }[] = [
  {
    contract: strategyManager,
    contractName: 'StrategyManagerSignatures',
    types: {
      Deposit: 'address staker,address strategy,address token,uint256 amount,uint256 nonce,uint256 expiry',
    },
  },
  {
    contract: delegationManager,
    contractName: 'DelegationManagerSignatures',
    types: {
      DelegationApproval: 'address delegationApprover,address staker,address operator,bytes32 salt,uint256 expiry',
    },
  },
  {
    contract: avsDirectory,
    contractName: 'AVSDirectorySignatures',
    types: {
      OperatorAVSRegistration: 'address operator,address avs,bytes32 salt,uint256 expiry',
      OperatorSetRegistration: 'address avs,uint32[] operatorSetIds,bytes32 salt,uint256 expiry',
      OperatorSetForceDeregistration: 'address avs,uint32[] operatorSetIds,bytes32 salt,uint256 expiry',
    },
  },
]

const domain = { name: 'EigenLayer', version: '1' }
const membersOf = (text: string) => text.split(',').map((one) => one.split(' ') as [string, string])

/** Descriptors of messages, one file for each contract that takes them. */
export function typedDescriptors(): readonly File[] {
  return messages.map(({ contract, contractName, types }) => {
    const signables = Object.entries(types).map(([name, members]) => messageOf(name, members, contract))
    const formats = Object.fromEntries(signables.map((one) => [one.key, describe(one) as Format]))
    const context = { eip712: { domain, deployments: [{ chainId: 1, address: contract }] } }
    const owner = { id: 'eigenlayer', name: 'EigenLayer' }
    return { name: slug(owner, contractName), descriptor: file(owner.name, contractName, context, formats), signables }
  })
}

function messageOf(name: string, members: string, verifyingContract: Address): Signable {
  const inputs = membersOf(members).map(([type, member]) => ({ type, name: member }))
  const types = {
    EIP712Domain: [
      { name: 'name', type: 'string' },
      { name: 'version', type: 'string' },
      { name: 'chainId', type: 'uint256' },
      { name: 'verifyingContract', type: 'address' },
    ],
    [name]: inputs,
  }
  return {
    name,
    key: formatKey(name, inputs),
    attempt(seed, options) {
      const { args, leaves } = mark(inputs, counting(seed, options))
      const message = Object.fromEntries(inputs.map((input, index) => [input.name, args[index]]))
      const plain = JSON.parse(JSON.stringify(message, (_, value) => (typeof value === 'bigint' ? `${value}` : value)))
      const payload = { types, primaryType: name, domain: { ...domain, chainId: 1, verifyingContract }, message: plain }
      const intent = decodeTypedData(parseTypedData(payload, 1, [prober]).json, prober)
      return { intent, leaves, signed: message, to: null, from: prober, sent: 0n }
    },
  }
}
