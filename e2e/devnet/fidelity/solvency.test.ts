import fc from 'fast-check'
import type { Address } from 'viem'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { testAccount } from '../accounts.ts'
import { type Core, only, queued, read, reason, set, startCore, strategy, token, wad } from './core.ts'

// Facts 3.2 and 3.9 as properties: whatever happens in whatever order, nobody is promised shares that are not there.

const stakers = [testAccount(2).address, testAccount(3).address, testAccount(4).address]
const operator = testAccount(5).address

let core: Core
let back: () => Promise<void>
beforeAll(async () => {
  core = await startCore()
  await core.registerOperator(operator, 0)
  await core.createSets([1, 2])
  await core.join(operator, [1, 2])
  await core.allocate(operator, { 1: wad('0.6'), 2: wad('0.3') })
})
beforeEach(async () => {
  back = await core.snapshot()
})
afterEach(() => back())
afterAll(() => core.stop())

type Step = {
  kind: 'deposit' | 'delegate' | 'undelegate' | 'queue' | 'complete' | 'slash' | 'wait'
  who: number
  amount: bigint
}

const steps = fc.array(
  fc.record({
    kind: fc.constantFrom<Step['kind']>('deposit', 'delegate', 'undelegate', 'queue', 'complete', 'slash', 'wait'),
    who: fc.integer({ min: 0, max: stakers.length - 1 }),
    amount: fc.bigInt({ min: 1n, max: wad('10') }),
  }),
  { minLength: 18, maxLength: 26 },
)

/** Does it if it can be done now; a refusal is no failure, the books are looked at afterwards. */
async function take({ kind, who, amount }: Step): Promise<void> {
  const staker = stakers[who] as Address
  if (kind === 'deposit') await reason(core.deposit(staker, amount))
  if (kind === 'delegate') await reason(core.delegate(staker, operator))
  if (kind === 'undelegate') await reason(core.delegation.write('undelegate', [staker], staker))
  if (kind === 'slash') await reason(core.slash(operator, (who % 2) + 1, amount / 11n + 1n))
  if (kind === 'wait') await core.chain.mine(Number(amount % 40n) + 1)
  if (kind === 'queue') {
    const { D } = await core.staker(staker)
    if (D > 0n) await reason(core.queue(staker, amount < D ? amount : D))
  }
  if (kind === 'complete') {
    const [first] = await queued(core, staker)
    if (!first) return
    const asTokens = amount % 2n === 0n
    await reason(core.delegation.write('completeQueuedWithdrawal', [first.withdrawal, [token], asTokens], staker))
  }
}

async function books() {
  let delegated = 0n
  let held = 0n
  let waiting = 0n
  for (const staker of stakers) {
    const { W } = await core.staker(staker)
    held += W
    if (await read<boolean>(core.delegation, 'isDelegated', [staker])) delegated += W
    for (const { shares } of await queued(core, staker)) waiting += only(shares)
  }
  let slashed = 0n
  for (const id of [1, 2]) {
    for (const slashId of await read<bigint[]>(core.strategies, 'getPendingSlashIds', [set(id)])) {
      const args = [set(id), slashId, strategy]
      slashed += await read<bigint>(core.strategies, 'getBurnOrRedistributableShares', args)
    }
  }
  const total = await read<bigint>(core.strategy, 'totalShares')
  return { delegated, held, waiting, slashed, total, operatorShares: await core.operatorShares(operator) }
}

test('3.2, 3.9: stakers, the queue and slashed funds never add up to more than the strategy holds', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (taken) => {
      const start = await core.snapshot()
      for (const step of taken) await take(step)
      const { delegated, held, waiting, slashed, total, operatorShares } = await books()
      await start()
      expect(held + waiting + slashed).toBeLessThanOrEqual(total)
      // Everything is accounted for; what the roundings dropped is a few wei for each step.
      expect(total - held - waiting - slashed).toBeLessThan(1_000n)
      expect(operatorShares).toBeGreaterThanOrEqual(delegated)
      expect(operatorShares - delegated).toBeLessThan(1_000n)
    }),
    { numRuns: process.env.FUZZ ? 250 : 20 },
  )
}, 600_000)
