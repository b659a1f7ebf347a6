import { type Address, isAddress } from 'viem'
import { UnknownAccountError } from '../wallet/accounts.ts'
import { authenticatedRecord, type RecordContext } from './records.ts'
import type { Keeper, Selection, State } from './services.ts'

/** Which account the user looks at. Owns `selected` of the mirror; always one of the visible accounts, or null. */
export function createSelection({
  records,
  keeper,
  state,
}: {
  records: RecordContext
  keeper: Pick<Keeper, 'accounts'>
  state: State
}): Selection {
  const record = authenticatedRecord<Address | null>(records, {
    name: 'selected',
    version: 1,
    parse: parseSelected,
    fallback: null,
  })
  const show = () => {
    const chosen = record.get()
    const visible = keeper.accounts().filter(({ hidden }) => !hidden)
    const { address = null } = visible.find((account) => account.address === chosen) ?? visible[0] ?? {}
    state.patch({ selected: address })
  }
  record.subscribe(show)
  state.subscribe((patch) => {
    if (patch.accounts !== undefined) show()
  })
  return {
    ready: record.ready.then(show),
    async select(address) {
      if (!keeper.accounts().some((account) => account.address === address)) throw new UnknownAccountError()
      await record.update(() => address)
    },
  }
}

function parseSelected(data: unknown): Address | null {
  if (data === null || (typeof data === 'string' && isAddress(data))) return data
  throw new RangeError('not an address')
}
