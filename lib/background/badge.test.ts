import { describe, expect, test } from 'vitest'
import type { Account, Portfolio } from '../messaging/mirror.ts'
import { portfolioKey } from '../portfolio/key.ts'
import type { ExitPosition } from '../protocols/types.ts'
import { tokenUnits } from '../units.ts'
import { createBadge } from './badge.ts'
import { createState, initialMirror } from './state.ts'

const own = '0x90F79bf6EB2c4f870365E785982E1f101E93b906'
const watched = '0x15d34AAf54267DB7D7c367839AAf71A00a2C6A65'
const asset = { symbol: 'ETH', decimals: 18, known: true }
const exit: ExitPosition = {
  id: 'lido:exit:1',
  protocol: 'lido',
  kind: 'exit',
  ticket: { contract: own, number: 1n, transferable: true },
  given: { token: own, asset, amount: null },
  paid: { token: null, asset },
  amountNow: tokenUnits(1n),
  amountAsked: null,
  state: 'completable',
  delay: [],
  repricing: false,
  finish: { batch: 'claims' },
}
const block = { number: 1n, timestamp: 1n }
const portfolioOf = (account: Portfolio['account']): Portfolio => ({
  account,
  chainId: 1,
  block,
  rows: [{ position: exit, block, value: null, rate: null }],
  failures: [],
  etherPrice: null,
})
const accounts: readonly Account[] = [
  { address: own, name: 'A', kind: 'hd', hidden: false },
  { address: watched, name: 'B', kind: 'watch', hidden: false },
]

function setUp() {
  const state = createState({ ...initialMirror, phase: 'unlocked', accounts })
  const shown: string[] = []
  const badge = createBadge({
    state,
    now: () => 0,
    setBadge: (count, { calm }) => void shown.push(`${count} ${calm ? 'calm' : 'urgent'}`),
  })
  const portfolios = { [portfolioKey(1, own)]: portfolioOf(own), [portfolioKey(1, watched)]: portfolioOf(watched) }
  return { state, badge, shown, portfolios }
}

describe('the number on the toolbar button', () => {
  test('is the requests that wait, and the exits that can be taken when there are none', () => {
    const { state, badge, shown, portfolios } = setUp()
    badge.requests(0)
    state.patch({ portfolios })
    badge.requests(2)
    badge.requests(0)
    // The first one clears what an earlier worker left on the button.
    expect(shown).toEqual(['0 calm', '1 calm', '2 urgent', '1 calm'])
  })

  test('goes with the lock, with the account, and with what the user hides', () => {
    const { state, shown, portfolios } = setUp()
    state.patch({ portfolios })
    state.patch({ phase: 'locked' })
    state.patch({ phase: 'unlocked' })
    state.patch({ preferences: { ...initialMirror.preferences, hidden: [`1:${own}:lido:exit:1`] } })
    state.patch({ preferences: initialMirror.preferences })
    state.patch({ accounts: accounts.map((account) => ({ ...account, hidden: true })) })
    expect(shown).toEqual(['1 calm', '0 calm', '1 calm', '0 calm', '1 calm', '0 calm'])
  })

  test('is set only when it changes', () => {
    const { state, shown, portfolios } = setUp()
    state.patch({ portfolios })
    state.patch({ portfolios: { ...portfolios } })
    expect(shown).toEqual(['1 calm'])
  })
})
