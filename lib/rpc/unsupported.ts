import { errorCode, WalletError } from '../errors.ts'

/** A method we know and do not offer. */
export class UnsupportedMethodError extends WalletError {
  readonly code = errorCode.unsupported
}

/** A method nobody told us about. It is never passed on to a node. */
export class UnknownMethodError extends WalletError {
  readonly code = errorCode.methodNotFound
  constructor() {
    super('Bowline does not know this method.')
  }
}

const reasons: Readonly<Record<string, readonly string[]>> = {
  'It would sign bytes that nobody can read, a transaction among them. Use personal_sign or eth_signTypedData_v4.': [
    'eth_sign',
    'eth_signTypedData',
    'eth_signTypedData_v1',
  ],
  'Use eth_signTypedData_v4.': ['eth_signTypedData_v3'],
  'A signed transaction could be kept and sent later. Use eth_sendTransaction.': ['eth_signTransaction'],
  'Keys here sign; they do not encrypt.': ['eth_decrypt', 'eth_getEncryptionPublicKey'],
  'Chains and tokens are added in Bowline itself.': ['wallet_addEthereumChain', 'wallet_watchAsset'],
  'Send one transaction at a time with eth_sendTransaction.': [
    'wallet_sendCalls',
    'wallet_getCallsStatus',
    'wallet_showCallsStatus',
    'wallet_getCapabilities',
    'eth_sendRawTransaction',
  ],
  'Ask again with eth_getLogs or eth_blockNumber instead.': [
    'eth_subscribe',
    'eth_unsubscribe',
    'eth_newFilter',
    'eth_newBlockFilter',
    'eth_newPendingTransactionFilter',
    'eth_getFilterChanges',
    'eth_getFilterLogs',
    'eth_uninstallFilter',
  ],
}

const unsupported: ReadonlyMap<string, string> = new Map(
  Object.entries(reasons).flatMap(([reason, names]) => names.map((name) => [name, reason] as const)),
)

/** Why this method is not answered: 4200 when we know it, -32601 when we don't. */
export function refusal(name: string): WalletError {
  const reason = unsupported.get(name)
  return reason === undefined
    ? new UnknownMethodError()
    : new UnsupportedMethodError(`Bowline does not offer this method. ${reason}`)
}
