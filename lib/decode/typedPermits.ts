import { type Address, isAddressEqual, zeroAddress } from 'viem'
import { detail, unitsOf } from '../protocols/intent.ts'
import { addressValue, type Sentence, sentence, type Value } from '../protocols/sentence.ts'
import type { Detail, IntentFacts } from '../protocols/types.ts'
import { allowanceValue, isUnlimited } from './allowance.ts'
import type { TypedData } from './typedData.ts'
import type { Domain, Recognised } from './typedIntent.ts'
import { asAddress, asInteger, matches, root, type Struct, structsIn } from './typedShape.ts'

/** Uniswap's Permit2, the same address on every chain. Source: Uniswap/permit2 README (high). */
export const permit2 = '0x000000000022D473030F116dDEE9F6B43aC78BA3'

/** Signatures that let somebody move tokens: ERC-2612, DAI, Permit2 in all its forms, EIP-3009. */
export function decodePermitLike(data: TypedData, domain: Domain): Recognised | undefined {
  const struct = root(data)
  return (
    erc2612(data, struct, domain) ??
    dai(data, struct, domain) ??
    eip3009(data, struct, domain) ??
    ofPermit2(data, struct, domain)
  )
}

type Grant = { token: Address; amount: bigint; expires?: bigint }

function erc2612(data: TypedData, struct: Struct, domain: Domain): Recognised | undefined {
  const members = { owner: 'address', spender: 'address', value: 'uint', nonce: 'uint', deadline: 'uint' }
  const message = matches(data, struct, members)
  if (message === undefined) return undefined
  const grant = { token: domain.verifyingContract ?? zeroAddress, amount: asInteger(message.value) }
  return allow('permit', asAddress(message.spender), [grant], asInteger(message.deadline), domain)
}

function dai(data: TypedData, struct: Struct, domain: Domain): Recognised | undefined {
  const members = { holder: 'address', spender: 'address', nonce: 'uint', expiry: 'uint', allowed: 'bool' }
  const message = matches(data, struct, members)
  if (message === undefined) return undefined
  const amount = message.allowed === true ? 2n ** 256n - 1n : 0n
  const grant = { token: domain.verifyingContract ?? zeroAddress, amount }
  const expiry = asInteger(message.expiry)
  // This kind takes 0 for "never".
  return allow('permit', asAddress(message.spender), [grant], expiry === 0n ? 2n ** 256n - 1n : expiry, domain)
}

function eip3009(data: TypedData, struct: Struct, domain: Domain): Recognised | undefined {
  const members = { from: 'address', to: 'address', value: 'uint', validAfter: 'uint', validBefore: 'uint' }
  const message = matches(data, struct, members)
  if (message === undefined) return undefined
  const [token, to] = [domain.verifyingContract ?? zeroAddress, asAddress(message.to) ?? zeroAddress]
  const amount = unitsOf(asInteger(message.value), token)
  const deadline = asInteger(message.validBefore)
  return {
    action: 'transferWithAuthorization',
    title: sentence('intents.typed.transfer', { amount, to: addressValue(to) }),
    details: [detail('token', addressValue(token)), until(deadline)],
    facts: { payees: [to], deadline, dangers: [sentence('warnings.signedTransfer'), ...noContract(domain)] },
  }
}

function ofPermit2(data: TypedData, struct: Struct, domain: Domain): Recognised | undefined {
  const allowance =
    matches(data, struct, { details: 'struct', spender: 'address', sigDeadline: 'uint' }) ??
    matches(data, struct, { details: 'struct[]', spender: 'address', sigDeadline: 'uint' })
  if (allowance !== undefined) {
    const grants = structsIn(data, struct, 'details').flatMap((one) => grantOf(data, one))
    const recognised = allow('permit2', asAddress(allowance.spender), grants, asInteger(allowance.sigDeadline), domain)
    return onlyAtPermit2(recognised, domain)
  }
  const transfer =
    matches(data, struct, { permitted: 'struct', spender: 'address', deadline: 'uint' }) ??
    matches(data, struct, { permitted: 'struct[]', spender: 'address', deadline: 'uint' })
  if (transfer === undefined) return undefined
  const grants = structsIn(data, struct, 'permitted').flatMap((one) => grantOf(data, one))
  const recognised = allow('permit2Transfer', asAddress(transfer.spender), grants, asInteger(transfer.deadline), domain)
  return onlyAtPermit2(recognised, domain)
}

function grantOf(data: TypedData, struct: Struct): readonly Grant[] {
  const value = matches(data, struct, { token: 'address', amount: 'uint' })
  if (value === undefined) return []
  const expires = value.expiration === undefined ? {} : { expires: asInteger(value.expiration) }
  return [{ token: asAddress(value.token) ?? zeroAddress, amount: asInteger(value.amount), ...expires }]
}

function onlyAtPermit2(recognised: Recognised, domain: Domain): Recognised {
  if (domain.verifyingContract !== null && isAddressEqual(domain.verifyingContract, permit2)) return recognised
  const dangers = [sentence('warnings.notPermit2'), ...(recognised.facts.dangers ?? [])]
  return { ...recognised, facts: { ...recognised.facts, dangers } }
}

function allow(
  action: string,
  spender: Address | null,
  grants: readonly Grant[],
  deadline: bigint,
  domain: Domain,
): Recognised {
  const to = spender ?? zeroAddress
  const [first] = grants
  const values: Record<string, Value> = {
    spender: addressValue(to),
    amount: first === undefined ? { type: 'number', number: 0n } : allowanceValue(first.token, first.amount),
    count: { type: 'number', number: BigInt(grants.length) },
  }
  const given = grants.filter(({ amount }) => amount > 0n)
  const details: readonly Detail[] = [
    ...grants.flatMap(({ token, amount, expires }) => [
      detail('token', addressValue(token)),
      detail('amount', allowanceValue(token, amount)),
      ...(expires === undefined ? [] : [detail('expires', { type: 'time', seconds: expires } as const)]),
    ]),
    detail('spender', addressValue(to)),
    until(deadline),
  ]
  const key = given.length === 0 ? 'revoke' : grants.length === 1 ? 'permit' : 'permitMany'
  const facts: IntentFacts = {
    ...(given.length === 0
      ? {}
      : {
          allowances: given.map(({ token, amount }) => ({
            token,
            spender: to,
            amount,
            unlimited: isUnlimited(amount),
          })),
        }),
    deadline,
    dangers: [...(given.length === 0 ? [] : [sentence('warnings.signedPermit')]), ...noContract(domain)],
  }
  return { action, title: sentence(`intents.typed.${key}`, values), details, facts }
}

function until(deadline: bigint): Detail {
  return detail('signatureExpires', { type: 'time', seconds: deadline })
}

function noContract(domain: Domain): readonly Sentence[] {
  return domain.verifyingContract === null ? [sentence('warnings.noContract')] : []
}
