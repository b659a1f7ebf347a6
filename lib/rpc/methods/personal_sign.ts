import { parseMessageParams } from '../message.ts'
import { assertSigner, method } from '../method.ts'
import { signedBy } from '../signed.ts'

export const personal_sign = method({
  access: 'ask',
  parse: (params, { granted }) => parseMessageParams(params, granted ?? []),
  account: ({ account }) => account,
  propose({ account, bytes, text }, { services }) {
    assertSigner(account, services)
    return { kind: 'message', account, bytes, text }
  },
  complete: (record, { keeper }) =>
    signedBy(record, 'message', ({ account, bytes }) => keeper.signMessage(account, bytes)),
})
