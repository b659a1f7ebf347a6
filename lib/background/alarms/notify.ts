import { formatUnits, keccak256, stringToBytes } from 'viem'
import type { Alarm, AlarmKind } from '../../messaging/alarms.ts'
import type { Value } from '../../protocols/sentence.ts'
import type { Entry } from './book.ts'

/** A notification: message keys of the browser's own tables, whose words are in the browser's language. */
export type Note = { id: string; title: { key: string; values: readonly string[] }; body: string; path: string }

/** Where these can be acted on; of the others, the list says what they mean. */
const actedOn: readonly AlarmKind[] = ['completable', 'rewards', 'checkpoint', 'discount', 'behind']
/** More news at a time than this are told together. */
const mostApart = 3

/** What to show for these, oldest first. `discreet`: neither names nor amounts. `nameOf`: built-in names only. */
export function notesFor(
  entries: readonly Entry[],
  { discreet, nameOf }: { discreet: boolean; nameOf: (address: string) => string | null },
): readonly Note[] {
  if (entries.length > mostApart) {
    const [newest] = entries
    const title = { key: 'alarmSeveral', values: [String(entries.length)] }
    return [{ id: idOf(`several:${newest?.id}`), title, body: '', path: '/alerts' }]
  }
  return entries.toReversed().map((entry) => ({
    id: idOf(entry.id),
    title: { key: `alarm_${entry.kind}`, values: [] },
    body: discreet ? '' : bodyOf(entry, nameOf),
    path: actedOn.includes(entry.kind) ? entry.path : '/alerts',
  }))
}

/** Browsers take ids of some hundred characters. */
const idOf = (text: string) => keccak256(stringToBytes(text))

/** Who or what, and from what to what; nothing that somebody else wrote. */
function bodyOf({ values, before, after }: Alarm, nameOf: (address: string) => string | null): string {
  const plain = (value: Value | null | undefined) => (value ? textOf(value, nameOf) : null)
  const { operator, avs, token, what, asset } = values
  const who = [operator, avs, token, what, asset].flatMap((value) => plain(value) ?? [])
  const change = [before, after].flatMap((value) => plain(value) ?? [])
  return [who.join(' · '), change.join(' → ')].filter((part) => part !== '').join(': ')
}

function textOf(value: Value, nameOf: (address: string) => string | null): string | null {
  switch (value.type) {
    case 'amount': {
      const { amount, decimals, symbol } = value
      if (decimals === null || symbol === null || !/^[\x21-\x7e]{1,16}$/.test(symbol)) return null
      const [whole = '0', fraction = ''] = formatUnits(amount, decimals).split('.')
      const digits = fraction.slice(0, 4).replace(/0+$/, '')
      return `${whole}${digits === '' ? '' : `.${digits}`} ${symbol}`
    }
    case 'percent':
      return `${formatUnits(value.wad / 10n ** 14n, 2)} %`
    case 'blocks':
      return String(value.blocks)
    case 'number':
      return String(value.number)
    case 'name':
      return value.text
    case 'address':
      return value.name ?? nameOf(value.address) ?? `${value.address.slice(0, 6)}…${value.address.slice(-4)}`
    default:
      return null
  }
}
