import type { Address } from 'viem'
import type { ApprovalRecord } from '../background/services.ts'
import type { ApprovalRequest } from '../messaging/mirror.ts'
import { type Context, type MethodServices, NotSetUpError, UnauthorizedError } from './method.ts'

/** Asks which accounts to show to the origin: those on screen, the selected one first. */
export function connectRequest({ services: { keeper, state } }: Context): ApprovalRequest {
  const { selected } = state.get()
  const shown = keeper.accounts().filter(({ hidden }) => !hidden)
  const candidates = shown.map(({ address }) => address).sort((a, b) => Number(b === selected) - Number(a === selected))
  if (candidates.length === 0) throw new NotSetUpError()
  return { kind: 'connect', candidates }
}

/** Grants what the user ticked; returns what the origin's pages see from now on. */
export async function connect(
  { sender, chosen }: ApprovalRecord,
  { connections }: MethodServices,
): Promise<readonly Address[]> {
  if (sender === null || chosen === undefined) throw new UnauthorizedError()
  await connections.connect(sender.origin, chosen)
  return connections.visibleAccounts(sender.origin)
}
