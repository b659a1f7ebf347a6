import { type Address, concat, getAddress, type Hex, keccak256 } from 'viem'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { testAccount } from '../accounts.ts'
import { mainnet } from '../addresses.ts'
import { at, type Core, events, read, reason, startCore, wad, zeroBytes32 } from './core.ts'

// Facts 7.6, on the tree of 4.4: three earners, two tokens, the fourth leaf is padding.

const earner0 = getAddress('0x15d34AAf54267DB7D7c367839AAf71A00a2C6A65')
const earner1 = testAccount(3).address
const stranger = testAccount(8).address
const recipient = testAccount(9).address
const token0 = getAddress('0x3Aa5ebB10DC797CAC828524e59A333d0A371443c')
const token1 = getAddress('0xE6E340D132b5f46d1e472DebcD681B2aBc16e57E')

const tokenLeaf0 = '0xfdcea1a27efbc157f0c92411114fad96a4ed8a8a1ed9da42fa118eb69a99827e'
const tokenLeaf1 = '0x411c4d1c52b089eb5a35e8c32264fd6f8540ede9949fc3339bdb40fc43864742'
const earnerTokenRoot = '0x44790ef4226185f6152bd9db5939a285d808ad9e9785149487a991c6f5a61305'
const earnerLeaf0 = '0x9cf7339333682edb35aad2cb8092f1745f716e7c47258d4e7f58199ebc15101a'
const earnerLeaf1 = '0xd33d8d6d1d39c65544548054d2f7154e833877fddb30c952db19afd7beea2849'
const nodes23 = '0x3cdc32e3a8d0b9145ce943070395864c8f4825d179682ed3ccb50caba3f55530'
const root = '0xd5f273bee086d5e0558867f42a023193cd0095ef4174864f7f96cec272c5cb4e'

const claim = {
  rootIndex: 0,
  earnerIndex: 1,
  earnerTreeProof: concat([earnerLeaf0, nodes23]),
  earnerLeaf: { earner: earner1, earnerTokenRoot },
  tokenIndices: [0, 1],
  tokenTreeProofs: [tokenLeaf1, tokenLeaf0],
  tokenLeaves: [
    { token: token0, cumulativeEarnings: wad('7') },
    { token: token1, cumulativeEarnings: wad('3') },
  ],
}

let core: Core
let back: () => Promise<void>
beforeAll(async () => {
  core = await startCore()
  for (const token of [token0, token1]) {
    await core.chain.place('BackingEigen', token)
    await core.mint(token, mainnet.rewardsCoordinator, wad('100'))
  }
  const { timestamp } = await core.chain.block()
  await submit(root, Number(timestamp) - 86_400)
})
beforeEach(async () => {
  back = await core.snapshot()
})
afterEach(() => back())
afterAll(() => core.stop())

const submit = (hash: Hex, calculatedUntil: number) =>
  core.rewards.write('submitRoot', [hash, calculatedUntil], mainnet.rewardsUpdater)
const activate = () => core.chain.increaseTime(604_801)
const process = (what: unknown, from: Address = earner1, to: Address = from) =>
  core.rewards.write('processClaim', [what, to], from)
const balanceOf = (token: Address, account: Address) =>
  read<bigint>(core.chain.at('BackingEigen', token), 'balanceOf', [account])

test('7.6 R1: a root cannot be claimed on before it is activated', async () => {
  await expect(read(core.rewards, 'checkClaim', [claim])).rejects.toMatchObject({ data: '0xa1bd15d8' }) // RootNotActivated()
  expect(await reason(process(claim))).toBe('RootNotActivated')
  expect(await read(core.rewards, 'getCurrentClaimableDistributionRoot')).toEqual({
    root: zeroBytes32,
    rewardsCalculationEndTimestamp: 0,
    activatedAt: 0,
    disabled: false,
  })
  expect(await read(core.rewards, 'getDistributionRootsLength')).toBe(1n)
})

test('7.6 R2: after 604,801 seconds it can, but not by a stranger', async () => {
  await activate()
  expect(await read(core.rewards, 'checkClaim', [claim])).toBe(true)
  expect(await read(core.rewards, 'getCurrentClaimableDistributionRoot')).toMatchObject({ root })
  expect(await reason(process(claim, stranger))).toBe('UnauthorizedCaller')
})

test('7.6 R3: an earner claims to whom it likes, each token with an event of its own', async () => {
  await activate()
  const receipt = await process(claim, earner1, recipient)
  expect([await balanceOf(token0, recipient), await balanceOf(token1, recipient)]).toEqual([wad('7'), wad('3')])
  const shared = { root, earner: earner1, claimer: earner1, recipient }
  expect(events(core, receipt)).toEqual([
    { name: 'RewardsClaimed', args: { ...shared, token: token0, claimedAmount: wad('7') } },
    { name: 'RewardsClaimed', args: { ...shared, token: token1, claimedAmount: wad('3') } },
  ])
})

test('7.6 R3: whoever the earner named claims in its place, and the earner no more', async () => {
  await activate()
  await core.rewards.write('setClaimerFor', [stranger], earner1)
  expect(await reason(process(claim))).toBe('UnauthorizedCaller')
  await process(claim, stranger, recipient)
  expect(await balanceOf(token0, recipient)).toBe(wad('7'))
})

test('7.6 R4: the same claim pays once', async () => {
  await activate()
  await process(claim)
  expect(await reason(process(claim))).toBe('EarningsNotGreaterThanClaimed')
  expect(await read(core.rewards, 'cumulativeClaimed', [earner1, token0])).toBe(wad('7'))
})

test('7.6 R5: an index beyond the tree is refused', async () => {
  await activate()
  expect(await reason(process({ ...claim, earnerIndex: 4 }))).toBe('InvalidEarnerLeafIndex')
  expect(await reason(process({ ...claim, tokenIndices: [0, 2] }))).toBe('InvalidTokenLeafIndex')
})

test('7.6 R6: a wrong amount and a wrong token root are refused', async () => {
  await activate()
  const more = [{ token: token0, cumulativeEarnings: wad('8') }, at(claim.tokenLeaves, 1)]
  expect(await reason(process({ ...claim, tokenLeaves: more }))).toBe('InvalidClaimProof')
  const elsewhere = { earner: earner1, earnerTokenRoot: tokenLeaf0 }
  expect(await reason(process({ ...claim, earnerLeaf: elsewhere }))).toBe('InvalidClaimProof')
  expect(await reason(process({ ...claim, tokenTreeProofs: [tokenLeaf1] }))).toBe('InputArrayLengthMismatch')
})

test('7.6 R7: an earner with one token proves it with an empty proof at index 0', async () => {
  await activate()
  const leaf = { token: token0, cumulativeEarnings: wad('1') }
  const single = {
    rootIndex: 0,
    earnerIndex: 0,
    earnerTreeProof: concat([earnerLeaf1, nodes23]),
    earnerLeaf: { earner: earner0, earnerTokenRoot: await read<Hex>(core.rewards, 'calculateTokenLeafHash', [leaf]) },
    tokenIndices: [0],
    tokenTreeProofs: ['0x'],
    tokenLeaves: [leaf],
  }
  await process(single, earner0)
  expect(await balanceOf(token0, earner0)).toBe(wad('1'))
})

test('7.6 R8: a root is disabled before it is activated or not at all', async () => {
  const { timestamp } = await core.chain.block()
  await submit(`0x${'11'.repeat(32)}`, Number(timestamp) - 10)
  const disable = (index: number) => core.rewards.write('disableRoot', [index], mainnet.rewardsUpdater)
  await disable(1)
  await activate()
  expect(await reason(disable(0))).toBe('RootAlreadyActivated')
  expect(await reason(process({ ...claim, rootIndex: 1 }))).toBe('RootDisabled')
  // The newest root is disabled, so the one before it is the current one.
  expect(await read(core.rewards, 'getCurrentClaimableDistributionRoot')).toMatchObject({ root, disabled: false })
})

test('7.6 R9: the example of the facts reproduces byte for byte', async () => {
  const leaf = (index: number) => read<Hex>(core.rewards, 'calculateTokenLeafHash', [at(claim.tokenLeaves, index)])
  expect([await leaf(0), await leaf(1)]).toEqual([tokenLeaf0, tokenLeaf1])
  expect(keccak256(concat([tokenLeaf0, tokenLeaf1]))).toBe(earnerTokenRoot)
  expect(await read(core.rewards, 'calculateEarnerLeafHash', [claim.earnerLeaf])).toBe(earnerLeaf1)
  const first = { token: token0, cumulativeEarnings: wad('1') }
  const firstRoot = await read<Hex>(core.rewards, 'calculateTokenLeafHash', [first])
  const firstLeaf = { earner: earner0, earnerTokenRoot: firstRoot }
  expect(await read(core.rewards, 'calculateEarnerLeafHash', [firstLeaf])).toBe(earnerLeaf0)
  // The third earner has 2 of token 1; the fourth leaf is 32 zero bytes.
  const third = { token: token1, cumulativeEarnings: wad('2') }
  const thirdRoot = await read<Hex>(core.rewards, 'calculateTokenLeafHash', [third])
  const thirdLeaf = { earner: '0x9965507D1a55bcC2695C58ba16FB37d819B0A4dc', earnerTokenRoot: thirdRoot }
  const third32 = await read<Hex>(core.rewards, 'calculateEarnerLeafHash', [thirdLeaf])
  expect(keccak256(concat([third32, zeroBytes32]))).toBe(nodes23)
  expect(keccak256(concat([keccak256(concat([earnerLeaf0, earnerLeaf1])), nodes23]))).toBe(root)
})

test('4.2: an operator’s split is the default until a change has waited its seven days', async () => {
  const operator = testAccount(5).address
  const avsAddress = testAccount(6).address
  const split = () => read(core.rewards, 'getOperatorAVSSplit', [operator, avsAddress])
  expect(await split()).toBe(1000)
  const change = (bips: number) => core.rewards.write('setOperatorAVSSplit', [operator, avsAddress, bips], operator)
  expect(await reason(change(10_001))).toBe('SplitExceedsMax')
  await change(0)
  expect(await reason(change(500))).toBe('PreviousSplitPending')
  expect(await split()).toBe(1000)
  await activate()
  expect(await split()).toBe(0)
})
