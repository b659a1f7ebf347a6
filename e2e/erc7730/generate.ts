import type { AbiFunction, Address } from 'viem'
import { eigenPodManager, strategyFactory } from '../../lib/protocols/eigenlayer/addresses.ts'
import { decode as decodeEigenlayer } from '../../lib/protocols/eigenlayer/decode.ts'
import { podOf } from '../../lib/protocols/eigenlayer/podAddress.ts'
import { findContractName, findToken } from '../../lib/protocols/index.ts'
import type { Intent, Protocol } from '../../lib/protocols/types.ts'
import { callOf, describe, prober, type Signable } from './describe.ts'
import { type File, type Format, file, slug } from './format.ts'
import { listSpoken, type Spoken } from './functions.ts'
import { typedDescriptors } from './typed.ts'

/** Every descriptor, one file for each family of contracts that say the same of the same functions. */
export function generate(): readonly File[] {
  const spoken = listSpoken()
  const files = [...spoken.flatMap(filesOf), ...clones(spoken), ...typedDescriptors()]
  return files.toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

type Family = { addresses: Address[]; formats: Readonly<Record<string, Format>>; signables: readonly Signable[] }

function filesOf({ protocol, functions, addresses }: Spoken): readonly File[] {
  const families = new Map<string, Family>()
  for (const address of addresses) {
    const { formats, signables } = formatsAt(functions, address, own(protocol))
    if (signables.length === 0) continue
    const key = JSON.stringify(formats)
    const family = families.get(key)
    if (family === undefined) families.set(key, { addresses: [address], formats, signables })
    else family.addresses.push(address)
  }
  const names = new Map<string, number>()
  return [...families.values()].map(({ addresses: all, formats, signables }) => {
    const contractName = nameOf(all[0] as Address, protocol)
    const base = slug(protocol, contractName)
    const count = (names.get(base) ?? 0) + 1
    names.set(base, count)
    const name = count === 1 ? base : `${base}-${count}`
    const deployments = all.map((address) => ({ chainId: 1, address }))
    return { name, descriptor: file(protocol.name, contractName, { contract: { deployments } }, formats), signables }
  })
}

type Decode = Parameters<typeof callOf>[2]

/** The folder's decoder, for what it is sure of: not its functions at an address that is not its own. */
function own({ id, decode }: Protocol): Decode {
  return (call, account) => {
    const intent = decode?.(call, account)
    return intent?.protocol === id && intent.action !== 'removed' && sure(intent) ? intent : undefined
  }
}

const noted = ({ facts }: Intent, key: string) => (facts.notes ?? []).some((note) => note.key === `warnings.${key}`)
const sure = (intent: Intent) =>
  intent.facts.lookalike === undefined && !['maybeVault', 'notOwnPod', 'notLiveYet'].some((key) => noted(intent, key))

function formatsAt(functions: readonly AbiFunction[], to: Address, decode: Decode) {
  const formats: Record<string, Format> = {}
  const signables: Signable[] = []
  for (const item of functions) {
    const signable = callOf(item, to, decode)
    const format = describe(signable)
    if (format === undefined) continue
    formats[signable.key] = format
    signables.push(signable)
  }
  return { formats, signables }
}

/**
 * Contracts of EigenLayer that every owner has one of. They are known by the factory's event. Source: facts/eigenlayer.md 2.4
 * and 2.10, 2026-11-21 (high).
 */
function clones(spoken: readonly Spoken[]): readonly File[] {
  const functions = spoken.find(({ protocol }) => protocol.id === 'eigenlayer')?.functions ?? []
  const vault: Address = '0x00000000000000000000000000000000DecAfBad'
  const kinds = [
    {
      contractName: 'EigenPod',
      factory: eigenPodManager,
      deployEvent: 'PodDeployed(address indexed eigenPod, address indexed podOwner)',
      place: (account: Address) => podOf(account),
      takes: sure,
    },
    {
      contractName: 'DurationVaultStrategy',
      factory: strategyFactory,
      deployEvent:
        'DurationVaultDeployed(address indexed vault, address indexed underlyingToken, address indexed vaultAdmin, uint32 duration, uint256 maxPerDeposit, uint256 stakeCap, string metadataURI, address operatorSetAVS, uint32 operatorSetId)',
      place: () => vault,
      takes: (intent: Intent) => noted(intent, 'maybeVault'),
    },
  ]
  return kinds.map(({ contractName, factory, deployEvent, place, takes }) => {
    const to = place(prober)
    const decode: Decode = (call, account) => {
      const intent = decodeEigenlayer(call, account)
      return intent !== undefined && intent.action !== 'removed' && takes(intent) ? intent : undefined
    }
    const { formats, signables } = formatsAt(functions, to, decode)
    const context = { contract: { factory: { deployments: [{ chainId: 1, address: factory }], deployEvent } } }
    const name = slug({ id: 'eigenlayer', name: 'EigenLayer' }, contractName)
    return { name, descriptor: file('EigenLayer', contractName, context, formats), signables }
  })
}

const nameOf = (address: Address, { name }: Protocol) => findContractName(address) ?? findToken(address)?.symbol ?? name
