import { type Address, stringToHex, zeroAddress } from 'viem'
import { describe, expect, test } from 'vitest'
import * as bedrock from './bedrock/abi.ts'
import { unieth } from './bedrock/addresses.ts'
import { restakers as bedrockRestakers } from './bedrock/restakers.ts'
import * as eigenpie from './eigenpie/abi.ts'
import { egeth, msteth } from './eigenpie/addresses.ts'
import { restakers as eigenpieRestakers } from './eigenpie/restakers.ts'
import * as etherfi from './etherfi/abi.ts'
import { ebtc, eeth, restaker, weeth, weethk, weeths } from './etherfi/addresses.ts'
import { restakers as etherfiRestakers } from './etherfi/restakers.ts'
import { ineth } from './inception/addresses.ts'
import { protocols } from './index.ts'
import * as kelp from './kelp/abi.ts'
import { rseth } from './kelp/addresses.ts'
import { restakers as kelpRestakers } from './kelp/restakers.ts'
import { rsteth } from './mellow/addresses.ts'
import type { Contract } from './plan.ts'
import { type FakeContract, runFake } from './planFakes.ts'
import * as prime from './primeStaked/abi.ts'
import { primeeth } from './primeStaked/addresses.ts'
import { restakers as primeRestakers } from './primeStaked/restakers.ts'
import * as puffer from './puffer/abi.ts'
import { pufeth, xpufeth } from './puffer/addresses.ts'
import { restakers as pufferRestakers } from './puffer/restakers.ts'
import * as renzo from './renzo/abi.ts'
import { ezeth } from './renzo/addresses.ts'
import { restakers as renzoRestakers } from './renzo/restakers.ts'
import { mostStakers, supplied } from './restaking.ts'
import * as stone from './stakestone/abi.ts'
import { stone as stoneToken } from './stakestone/addresses.ts'
import { restakers as stoneRestakers } from './stakestone/restakers.ts'
import * as swell from './swell/abi.ts'
import { rsweth } from './swell/addresses.ts'
import { restakers as swellRestakers } from './swell/restakers.ts'
import * as yieldnest from './yieldnest/abi.ts'
import { yneth, ynlsde } from './yieldnest/addresses.ts'
import { restakers as yieldnestRestakers } from './yieldnest/restakers.ts'

const wad = 10n ** 18n
const [a, b, c] = [1, 2, 3].map((one) => `0x${String(one).repeat(40)}` as Address) as [Address, Address, Address]

const says = (kind: unknown, what: FakeContract['says'], at?: Address): FakeContract => ({
  kind: kind as Contract,
  says: what,
  ...(at && { at }),
})
const supply = (token: Address, units: bigint) => says(supplied, { totalSupply: () => units }, token)
const nothing = { contracts: [] }

describe('who restakes for a token', () => {
  test('Kelp: the node delegators, and the supply at the written rate', () => {
    const contracts = [
      says(kelp.poolContract, { getNodeDelegatorQueue: () => [a, b] }),
      says(kelp.oracleContract, { rsETHPrice: () => wad + 1n }),
      supply(rseth.address, 3n * wad - 1n),
    ]
    const { value, rounds } = runFake(kelpRestakers(), { contracts })
    // (3e18 - 1) * (1e18 + 1) / 1e18 = 3e18 + 1, rounded down.
    const total = 3n * wad + 1n
    expect(value).toEqual([{ tokens: [rseth.address], total, stakers: [a, b], operators: [], idle: 0n, unseen: null }])
    expect(rounds).toBe(1)
  })

  test('Renzo: the operator delegators by number, and its own total', () => {
    const contracts = [
      says(renzo.manager, {
        getOperatorDelegatorsLength: () => 2n,
        operatorDelegators: (index: bigint) => [a, b][Number(index)],
        calculateTVLs: () => [[], [], 77n],
      }),
    ]
    const { value, rounds } = runFake(renzoRestakers(), { contracts })
    expect(value).toEqual([
      { tokens: [ezeth.address], total: 77n, stakers: [a, b], operators: [], idle: 0n, unseen: null },
    ])
    expect(rounds).toBe(2)
  })

  test('Renzo: a total that reverts is unknown, the list stands', () => {
    const contracts = [says(renzo.manager, { getOperatorDelegatorsLength: () => 1n, operatorDelegators: () => a })]
    expect(runFake(renzoRestakers(), { contracts }).value[0]).toMatchObject({ total: null, stakers: [a], unseen: null })
  })

  test('a length nobody has is cut off, and that is said', () => {
    const contracts = [
      says(renzo.manager, { getOperatorDelegatorsLength: () => 2n ** 255n, operatorDelegators: () => a }),
    ]
    const { value, calls } = runFake(renzoRestakers(), { contracts })
    expect(value[0]).toMatchObject({ unseen: 'too-many' })
    expect(value[0]?.stakers).toHaveLength(mostStakers)
    expect(calls).toBeLessThan(mostStakers + 10)
  })

  test('an entry that does not answer hides itself, and that is said', () => {
    const contracts = [
      says(renzo.manager, {
        getOperatorDelegatorsLength: () => 2n,
        operatorDelegators: (index: bigint) => (index === 0n ? a : undefined),
      }),
    ]
    expect(runFake(renzoRestakers(), { contracts }).value[0]).toMatchObject({ stakers: [a], unseen: 'unread' })
  })

  test('Puffer: the modules by name, for both forms of the token', () => {
    const names = ['PUFFER_MODULE_0', 'PUFFER_MODULE_1'].map((name) => stringToHex(name, { size: 32 }))
    const contracts = [
      says(puffer.protocolContract, {
        getModuleWeights: () => names,
        getModuleAddress: (name: string) => [a, b][names.indexOf(name as never)],
      }),
      says(puffer.vaultContract, { totalAssets: () => 5n * wad }),
    ]
    const { value } = runFake(pufferRestakers(), { contracts })
    expect(value).toEqual([
      {
        tokens: [pufeth.address, xpufeth.address],
        total: 5n * wad,
        stakers: [a, b],
        operators: [],
        idle: 0n,
        unseen: null,
      },
    ])
  })

  test('Puffer: a name without a module is said', () => {
    const contracts = [
      says(puffer.protocolContract, {
        getModuleWeights: () => [stringToHex('x', { size: 32 })],
        getModuleAddress: () => zeroAddress,
      }),
    ]
    expect(runFake(pufferRestakers(), { contracts }).value[0]).toMatchObject({ unseen: 'unread' })
  })

  test('Swell: the staker proxies, numbered from 1', () => {
    const contracts = [
      says(swell.eigenLayerManager, {
        stakeId: () => 2n,
        stakerProxyAddresses: (id: bigint) => [undefined, a, b][Number(id)],
      }),
      says(swell.rswethContract, { rswETHToETHRate: () => 2n * wad }),
      supply(rsweth.address, 4n),
    ]
    expect(runFake(swellRestakers(), { contracts }).value).toEqual([
      { tokens: [rsweth.address], total: 8n, stakers: [a, b], operators: [], idle: 0n, unseen: null },
    ])
  })

  test('Eigenpie: of each token only deposits of its own asset', () => {
    const contracts = [
      says(eigenpie.stakingContract, { getNodeDelegatorQueue: () => [a] }),
      ...[egeth, msteth].flatMap(({ token }) => [
        supply(token.address, 10n * wad),
        says(eigenpie.mlrt, { exchangeRateToNative: () => wad }, token.address),
      ]),
    ]
    const { value, rounds } = runFake(eigenpieRestakers(), { contracts })
    const of = (token: Address) => value.find(({ tokens }) => tokens.includes(token))
    expect(of(egeth.token.address)).toMatchObject({ asset: null, total: 10n * wad, stakers: [a] })
    expect(of(msteth.token.address)).toMatchObject({ asset: msteth.asset, total: 10n * wad, stakers: [a] })
    expect(value.filter(({ total }) => total === null)).toHaveLength(value.length - 2)
    expect(rounds).toBe(1)
  })

  test('Bedrock: the owners of the pods, not the pods', () => {
    const contracts = [
      says(bedrock.restakingContract, { getTotalPods: () => 2n, getPod: (index: bigint) => [a, b][Number(index)] }),
      says(bedrock.podContract, { podOwner: () => c }, a),
    ]
    const { value } = runFake(bedrockRestakers(), { contracts })
    expect(value[0]).toMatchObject({ tokens: [unieth.address], stakers: [c], unseen: 'unread', total: null })
    expect(value[1]).toMatchObject({ stakers: [], unseen: 'bitcoin' })
  })

  test('YieldNest: two lists for two tokens', () => {
    const contracts = [
      says(yieldnest.nodesContract, { getAllNodes: () => [a] }),
      says(yieldnest.tokenNodesContract, { getAllNodes: () => [b, c] }),
      says(yieldnest.ynethContract, { convertToAssets: () => wad }),
      supply(yneth.address, 6n),
    ]
    const { value } = runFake(yieldnestRestakers(), { contracts })
    expect(value.slice(0, 2)).toMatchObject([
      { tokens: [yneth.address], total: 6n, stakers: [a], unseen: null },
      { tokens: [ynlsde.address], total: null, stakers: [b, c], unseen: null },
    ])
  })

  test('Prime Staked: the node delegators', () => {
    const contracts = [
      says(prime.poolContract, { getNodeDelegatorQueue: () => [a] }),
      says(prime.oracleContract, { primeETHPrice: () => wad }),
      supply(primeeth.address, 9n),
    ]
    expect(runFake(primeRestakers(), { contracts }).value).toMatchObject([{ total: 9n, stakers: [a], unseen: null }])
  })

  test('StakeStone: the strategies, and that there may be more', () => {
    const contracts = [
      says(stone.controller, {
        getStrategies: () => [
          [a, b],
          [1n, 2n],
        ],
      }),
    ]
    expect(runFake(stoneRestakers(), { contracts }).value).toMatchObject([
      { tokens: [stoneToken.address], stakers: [a, b], unseen: 'strategies' },
    ])
  })

  test('ether.fi: its restaker and the operators it runs; nodes elsewhere stay unseen', () => {
    const contracts = [
      says(etherfi.operatorManager, {
        nextAvsOperatorId: () => 3n,
        avsOperators: (id: bigint) => [undefined, a, b][Number(id)],
      }),
      says(etherfi.pool, { getTotalPooledEther: () => 100n, totalValueInLp: () => 10n }),
    ]
    const { value } = runFake(etherfiRestakers(), { contracts })
    expect(value[0]).toEqual({
      tokens: [eeth.address, weeth.address],
      total: 100n,
      stakers: [restaker],
      operators: [a, b],
      idle: 10n,
      unseen: 'nodes',
    })
    expect(value.slice(1).map(({ tokens, unseen }) => [tokens[0], unseen])).toEqual([
      [weeths.share.address, 'symbiotic'],
      [weethk.share.address, 'karak'],
      [ebtc.share.address, 'bitcoin'],
    ])
  })

  test('ether.fi: without an operator there is none, not 2^256 of them', () => {
    const contracts = [says(etherfi.operatorManager, { nextAvsOperatorId: () => 0n })]
    expect(runFake(etherfiRestakers(), { contracts }).value[0]).toMatchObject({ operators: [], unseen: 'nodes' })
  })

  test('those that list nobody say so', () => {
    const of = (id: string) => {
      const plan = protocols.find((one) => one.id === id)?.restakers
      return plan === undefined ? [] : runFake(plan(), nothing).value
    }
    const first = (id: string, token: Address) => of(id).find(({ tokens }) => tokens.includes(token))?.unseen
    expect(first('inception', ineth.address)).toBe('unlisted')
    expect(first('mellow', rsteth.address)).toBe('symbiotic')
    expect(of('karak').map(({ unseen }) => unseen)).toEqual(['karak'])
  })

  test('no contract that answers is nothing known, never nothing there', () => {
    for (const { id, restakers } of protocols) {
      if (restakers === undefined) continue
      for (const { unseen, total } of runFake(restakers(), nothing).value) {
        expect(unseen, id).not.toBeNull()
        expect(total, id).toBeNull()
      }
    }
  })

  test('every restaked token of Ethereum is spoken of, once', () => {
    const spoken = protocols.flatMap(({ restakers }) =>
      restakers === undefined ? [] : runFake(restakers(), nothing).value.flatMap(({ tokens }) => tokens),
    )
    expect(spoken.length).toBe(new Set(spoken).size)
    const known = new Set(protocols.flatMap(({ tokens }) => tokens.map(({ address }) => address)))
    expect(spoken.filter((address) => !known.has(address))).toEqual([])
    const restaked = protocols.flatMap(({ tokens }) =>
      tokens.filter(({ chainId, kind, rateOf }) => chainId === 1 && kind === 'lrt' && rateOf === undefined),
    )
    const missing = restaked.filter(({ address }) => !spoken.includes(address)).map(({ symbol }) => symbol)
    // Nothing is collected about who restakes for these: lib/risk says that nobody lists them.
    expect(missing).toEqual(['cmETH', 'rnETH'])
  })
})
