import type { StatusRow } from '../../lib/messaging/mirror.ts'
import type { Token } from '../../lib/protocols/types.ts'

export type TokenStatusRow = Extract<StatusRow, { token: string }>
export type ProtocolStatusRow = Extract<StatusRow, { token: null }>

/** Whether it is about this token. */
export function isOf(status: StatusRow, token: Pick<Token, 'chainId' | 'address'>): status is TokenStatusRow {
  return (
    status.token !== null &&
    status.chainId === token.chainId &&
    status.token.toLowerCase() === token.address.toLowerCase()
  )
}

/** Whether it is about a protocol as a whole. */
export function isOfProtocol(status: StatusRow, protocol: string): status is ProtocolStatusRow {
  return status.token === null && status.protocol === protocol
}
