import type { Holding } from '../../lib/portfolio/composition.ts'
import type { Token } from '../../lib/protocols/types.ts'
import { harmless } from '../ui/harmless.ts'
import type { Names } from './useRegistry.ts'

/** Everything a holding can be found by, in lower case: names of what it is, where and whose, and its addresses. */
export function searchText(
  { portfolio, row: { position } }: Holding,
  names: Pick<Names, 'token' | 'asset' | 'protocol' | 'chain'>,
  owner: string,
): string {
  const { chainId, account } = portfolio
  const labels = labelsOf(position, names, chainId)
  const words = [
    ...labels.flatMap(({ symbol, name, address }) => [symbol, name, address ?? '']),
    ...(position.kind === 'exit' && position.ticket.number !== null ? [`#${position.ticket.number}`] : []),
    names.protocol(position.protocol),
    names.chain(chainId).name,
    owner,
    account,
  ]
  return harmless(words.join(' '), { limit: 4_000 }).toLowerCase()
}

type Label = Pick<Token, 'symbol' | 'name'> & { address: string | null }

function labelsOf(
  position: Holding['row']['position'],
  { token, asset }: Pick<Names, 'token' | 'asset'>,
  chainId: number,
): readonly Label[] {
  switch (position.kind) {
    case 'token':
      return [position.token ?? token(null)]
    case 'restaked':
      return [asset(position, chainId)]
    case 'withdrawal':
      return position.entries.map((entry) => asset(entry, chainId))
    case 'exit':
      return [asset(position.given, chainId), asset(position.paid, chainId)]
    case 'delegation':
      return []
  }
}

/** Whether every word of what was typed is somewhere in a text. Nothing typed matches all. */
export function matchesSearch(text: string, typed: string): boolean {
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
