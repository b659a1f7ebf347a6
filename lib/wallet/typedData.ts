import { SignTypedDataVersion, TypedDataUtils } from '@metamask/eth-sig-util/sign-typed-data'
import { type Address, bytesToHex, type Hex, hashTypedData } from 'viem'
import { errorCode, WalletError } from '../errors.ts'
import { joinSignature, signDigest } from './sign.ts'

/**
 * The EIP-712 digest of a payload that lib/decode has validated, as two implementations written apart compute it:
 * eth-sig-util, which dApps are written against, and viem. Throws TypedDataMismatchError unless they agree (D1).
 */
export function typedDataDigest(json: string): Hex {
  const digests = [ethSigUtilDigest, viemDigest].map((digest) => {
    try {
      return digest(JSON.parse(json))
    } catch (cause) {
      throw new TypedDataMismatchError(cause)
    }
  })
  const [first, second] = digests
  if (first === undefined || first !== second) throw new TypedDataMismatchError()
  return first
}

/** Signs the digest above: 65 bytes, r, s, then 27 or 28. */
export function signTypedData(json: string, privateKey: Uint8Array, account: Address): Hex {
  return joinSignature(signDigest(typedDataDigest(json), privateKey, account))
}

type Payload = Parameters<typeof TypedDataUtils.eip712Hash>[0]

function ethSigUtilDigest(payload: Payload): Hex {
  return bytesToHex(TypedDataUtils.eip712Hash(payload, SignTypedDataVersion.V4))
}

function viemDigest(payload: Payload): Hex {
  return hashTypedData(payload as unknown as Parameters<typeof hashTypedData>[0])
}

/** The payload has no single meaning, so it is not signed. */
export class TypedDataMismatchError extends WalletError {
  readonly code = errorCode.invalidParams
  constructor(cause?: unknown) {
    super('This structured message can be read in more than one way, so it was not signed. Tell the site about it.', {
      cause,
    })
  }
}
