import type { Hex } from 'viem'
import type { ApprovalRecord } from '../background/services.ts'
import { InternalError } from '../errors.ts'
import type { ApprovalRequest } from '../messaging/mirror.ts'

/** Signs the record's request, which must be of this kind. Signatures are deterministic, so signing again changes nothing. */
export async function signedBy<kind extends ApprovalRequest['kind']>(
  { request }: ApprovalRecord,
  kind: kind,
  sign: (request: Extract<ApprovalRequest, { kind: kind }>) => Promise<Hex>,
): Promise<Hex> {
  if (request.kind !== kind) throw new InternalError()
  return sign(request as Extract<ApprovalRequest, { kind: kind }>)
}
