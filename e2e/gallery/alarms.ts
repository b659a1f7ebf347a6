import { initialMirror } from '../../lib/background/state.ts'
import type { Alarm, AlarmSettings } from '../../lib/messaging/mirror.ts'
import { sentence, type Value } from '../../lib/protocols/sentence.ts'
import { account, block, ether, older, third, tokenOf } from './world.ts'

const operator = '0xDbEd88D83176316fc46797B43aDeE927Dc2ff2F5'
const avs = '0x870679E138bCdf293b7Ff14dD44b70FC97e12fc0'
const address = (of: `0x${string}`): Value => ({ type: 'address', address: of })
const percent = (hundredths: bigint): Value => ({ type: 'percent', wad: hundredths * 10n ** 16n })
const stETH = (amount: bigint): Value => ({
  type: 'amount',
  amount,
  decimals: 18,
  symbol: 'stETH',
  token: tokenOf('stETH').address,
})
const set: Record<string, Value> = { avs: address(avs), set: { type: 'number', number: 0n } }
const inSentence = (key: string, values: Record<string, Value> = {}): Value => ({
  type: 'sentence',
  sentence: sentence(key, values),
})
const alarm = (kind: Alarm['kind'], change: Partial<Alarm>): Alarm => ({
  id: kind,
  kind,
  accounts: [account],
  values: {},
  before: null,
  after: null,
  path: '/',
  block,
  at: Date.now() - 40_000,
  read: false,
  ...change,
})

/** One of most kinds. */
export const alarms: readonly Alarm[] = [
  alarm('slashed', {
    values: {
      operator: address(operator),
      asset: { type: 'name', text: 'stETH' },
      lost: percent(10n),
      by: inSentence('alerts.bySet', set),
      window: inSentence('alerts.windowPaid', {
        block: { type: 'number', number: 21_396_078n },
        recipient: address(third),
      }),
    },
    before: stETH(20n * ether),
    after: stETH(17_999_999_999_999_999_998n),
  }),
  alarm('allocation', {
    values: {
      operator: address(operator),
      ...set,
      asset: { type: 'name', text: 'stETH' },
      when: inSentence('alerts.fromBlock', { block: { type: 'number', number: 21_471_678n } }),
    },
    before: percent(25n),
    after: percent(50n),
  }),
  alarm('completable', {
    values: { what: stETH(2n * ether) },
    before: inSentence('alerts.waiting'),
    after: inSentence('alerts.canBeTaken'),
  }),
  alarm('split', {
    values: {
      operator: address(operator),
      of: inSentence('alerts.splitSet', set),
      when: inSentence('alerts.fromTime', { time: { type: 'time', seconds: block.timestamp + 604_800n } }),
    },
    before: percent(10n),
    after: percent(20n),
    block: older,
    at: Date.now() - 800_000,
    read: true,
  }),
  alarm('metadata', {
    values: { operator: address(operator) },
    after: { type: 'text', text: 'https://operator.example/metadata/with/a/rather/long/path/that/goes/on.json' },
    read: true,
  }),
  alarm('slasher', {
    values: { ...set, when: inSentence('alerts.fromBlock', { block: { type: 'number', number: 21_471_678n } }) },
    before: address(avs),
    after: address(third),
    read: true,
  }),
  alarm('redistributing', {
    values: { operator: address(operator), ...set, recipient: address(third) },
    after: address(third),
    read: true,
  }),
  alarm('behind', {
    accounts: [],
    values: { block: { type: 'number', number: block.number }, at: { type: 'time', seconds: older.timestamp } },
    before: { type: 'time', seconds: older.timestamp },
    after: { type: 'time', seconds: block.timestamp },
    read: true,
  }),
]

/** Everything that can be set is shown. */
export const watchful: AlarmSettings = {
  ...initialMirror.alarmSettings,
  watching: true,
  notify: true,
  quiet: { from: 22 * 60, to: 7 * 60 },
}
