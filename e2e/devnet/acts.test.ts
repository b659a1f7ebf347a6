import { type Address, parseEther } from 'viem'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createChainClient } from '../../lib/chain/client.ts'
import { runPlan } from '../../lib/portfolio/engine.ts'
import { proposeAllowance } from '../../lib/protocols/allow.ts'
import {
  depositSpender,
  proposeDelegation,
  proposeDeposit,
  proposeUndelegation,
} from '../../lib/protocols/eigenlayer/actions.ts'
import { proposeQueueing } from '../../lib/protocols/eigenlayer/queue.ts'
import { protocols } from '../../lib/protocols/index.ts'
import type { Proposal } from '../../lib/protocols/proposal.ts'
import type { Read } from '../../lib/protocols/types.ts'
import { tokenUnits } from '../../lib/units.ts'
import { testAccount } from './accounts.ts'
import { mainnet } from './addresses.ts'
import { type Devnet, startDevnet } from './api.ts'

// What the wallet proposes, sent as it is, against what it promised.

let devnet: Devnet
let mark: `0x${string}`
let run: <result>(plan: Read<result>) => Promise<result>

beforeAll(async () => {
  devnet = await startDevnet()
  const client = createChainClient({
    chainId: 1,
    endpoints: () => [devnet.url],
    allowLoopback: () => true,
    onHealth: () => {},
    now: Date.now,
    fetch,
  })
  run = async (plan) => (await runPlan(client, plan)).result
})
beforeEach(async () => {
  mark = await devnet.snapshot()
})
afterEach(() => devnet.revert(mark))
afterAll(() => devnet?.stop())

const me = testAccount(0).address
const p2p = '0xDbEd88D83176316fc46797B43aDeE927Dc2ff2F5'
const strategy = mainnet.stETHStrategy

async function sends(proposal: Proposal): Promise<void> {
  if (proposal.call?.to == null) throw new Error('nothing to send')
  const { to, data, value } = proposal.call
  await devnet.send({ from: me, to, data, value })
}

const entrances = protocols.flatMap((protocol) =>
  (protocol.entrances ?? []).map((entrance) => ({
    protocol,
    entrance,
    name: `${entrance.from === null ? 'ether' : nameOf(entrance.from)} into ${nameOf(entrance.token)}`,
  })),
)
function nameOf(address: Address): string {
  return protocols.flatMap(({ tokens }) => tokens).find((token) => token.address === address)?.symbol ?? address
}

describe('entrances', () => {
  test.each(entrances)('$name gives what was promised', async ({ protocol, entrance }) => {
    const amount = parseEther('1.234567890123456789')
    const into = { ...entrance, amount: tokenUnits(amount), account: me }
    if (entrance.from !== null && entrance.spender !== null) {
      await sends(await run(proposeAllowance({ token: entrance.from, spender: entrance.spender, amount, account: me })))
    }
    const proposal = await run(protocol.enter?.(into) as Read<Proposal>)
    expect(proposal.closed).toBeNull()
    const promised = proposal.receives?.amount ?? -1n
    expect(promised).toBeGreaterThan(0n)
    const before = await devnet.balanceOf(entrance.token, me)
    await sends(proposal)
    const received = (await devnet.balanceOf(entrance.token, me)) - before
    // Rates that grow by the second or are rounded on the way differ in the last digits, never by what anybody would see.
    const off = received > promised ? received - promised : promised - received
    expect(off, `${received} of ${promised}`).toBeLessThanOrEqual(promised / 10n ** 7n)
  })

  test.each(entrances)(
    '$name of one wei or of more than there is is told, not thrown',
    async ({ protocol, entrance }) => {
      for (const amount of [1n, 10n ** 30n]) {
        const into = { ...entrance, amount: tokenUnits(amount), account: me }
        const proposal = await run(protocol.enter?.(into) as Read<Proposal>)
        const { least, most, closed, receives } = proposal
        if ((least !== null && amount < least) || (most !== null && amount > most)) expect(closed).not.toBeNull()
        else expect(receives?.amount ?? 0n).toBeLessThanOrEqual(amount * 2n)
      }
    },
  )
})

describe('EigenLayer', () => {
  const deposit = (amount: bigint) => run(proposeDeposit({ strategy, token: mainnet.stETH, amount, account: me }))
  const allow = (amount: bigint) =>
    run(proposeAllowance({ token: mainnet.stETH, spender: depositSpender, amount, account: me }))
  const restake = async (amount: bigint) => {
    await sends(await allow(amount))
    await sends(await deposit(amount))
  }
  const held = async () => (await devnet.restaked(me, [strategy]))[0] ?? { deposited: 0n, withdrawable: 0n }

  test('an exact allowance is done once it is there, and a deposit closed until it is', async () => {
    const amount = parseEther('3')
    expect((await allow(amount)).done).toBe(false)
    expect((await deposit(amount)).closed?.key).toBe('notes.eigenlayer.notAllowed')
    await sends(await allow(amount))
    expect((await allow(amount)).done).toBe(true)
    expect((await allow(amount + 1n)).done).toBe(false)
    expect((await deposit(amount)).closed).toBeNull()
  })

  test('a deposit credits what was promised, and one above the balance is closed', async () => {
    const amount = parseEther('3')
    await sends(await allow(amount))
    const proposal = await deposit(amount)
    await sends(proposal)
    const { withdrawable } = await held()
    const pays = (await devnet.contracts.stETHStrategy.read('sharesToUnderlyingView', [withdrawable])) as bigint
    const off = pays - (proposal.receives?.amount ?? 0n)
    expect(off < 0n ? -off : off).toBeLessThanOrEqual(4n)
    expect((await deposit(10n ** 30n)).closed?.key).toBe('notes.eigenlayer.notHeld')
  })

  test('delegation is done once it is so; another operator, a stranger and a second time are told', async () => {
    await restake(parseEther('3'))
    const delegation = (operator: Address) => run(proposeDelegation({ operator, account: me }))
    expect((await delegation(me)).closed?.key).toBe('intents.revert.OperatorNotRegistered')
    await sends(await delegation(p2p))
    expect(await delegation(p2p)).toMatchObject({ done: true, closed: null })
    const other = devnet.operators.find(({ address }) => address !== p2p)
    expect((await delegation(other?.address as Address)).closed?.key).toBe('intents.revert.ActivelyDelegated')
    const leaving = await run(proposeUndelegation({ account: me }))
    expect(leaving).toMatchObject({ done: false, closed: null })
    await sends(leaving)
    expect((await run(proposeUndelegation({ account: me }))).done).toBe(true)
    expect(await devnet.queuedWithdrawals(me)).toHaveLength(1)
  })

  test('part of a slashed stake is queued to the wei it promised, and all of it leaves no dust', async () => {
    await restake(parseEther('20'))
    await sends(await run(proposeDelegation({ operator: p2p, account: me })))
    const eigenDa = '0x870679E138bCdf293b7Ff14dD44b70FC97e12fc0'
    await devnet.slash({ avs: eigenDa, setId: 0, operator: p2p, strategies: [strategy], wads: [4n * 10n ** 17n] })
    const amount = parseEther('7.5')
    const part = await run(proposeQueueing({ strategy, amount, account: me }))
    expect(part.closed).toBeNull()
    const promised = part.receives?.amount ?? 0n
    expect(promised - amount < 4n && amount - promised < 4n, `${promised}`).toBe(true)
    await sends(part)
    const [, shares] = (await devnet.contracts.delegationManager.read('getQueuedWithdrawals', [me])) as [
      unknown[],
      bigint[][],
    ]
    const pays = await devnet.contracts.stETHStrategy.read('sharesToUnderlyingView', [shares[0]?.[0]])
    expect(pays).toBe(promised)
    expect((await run(proposeQueueing({ strategy, amount: parseEther('11'), account: me }))).closed?.key).toBe(
      'intents.revert.SharesAmountTooHigh',
    )
    await sends(await run(proposeQueueing({ strategy, amount: null, account: me })))
    expect(await held()).toEqual({ deposited: 0n, withdrawable: 0n })
    expect((await run(proposeQueueing({ strategy, amount: null, account: me }))).closed?.key).toBe(
      'notes.eigenlayer.nothingRestaked',
    )
  })
})
