/** Error codes a page or a view can see. EIP-1193, EIP-1474, EIP-3326; meanings in SECURITY.md. */
export const errorCode = {
  rejected: 4001,
  unauthorized: 4100,
  unsupported: 4200,
  disconnected: 4900,
  chainUnreachable: 4901,
  chainUnknown: 4902,
  invalidFrame: -32700,
  invalidRequest: -32600,
  methodNotFound: -32601,
  invalidParams: -32602,
  internal: -32603,
  invalidState: -32000,
  notFound: -32001,
  alreadyPending: -32002,
  refusedByNode: -32003,
  limitExceeded: -32005,
} as const

export type ErrorCode = (typeof errorCode)[keyof typeof errorCode]

/**
 * What every error of ours carries: a numeric code, a message that says what happened and what to do (never a key, a
 * phrase or a raw payload), and optionally short machine-readable data. Compare classes or codes, never messages.
 */
export abstract class WalletError extends Error {
  abstract readonly code: ErrorCode
  readonly data: string | undefined

  constructor(message: string, options: { data?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    // A bundler numbers classes of the same name in different files; to a view they are one.
    this.name = new.target.name.replace(/\$\d+$/, '')
    this.data = options.data
  }
}

/** An error as it crosses a context. `name` is the class name, so that a view can choose its own words for it. */
export type ErrorInfo = { name: string; code: number; message: string; data?: string }

/** A bug of ours. Its message never says what went wrong inside: the cause stays in the context that threw. */
export class InternalError extends WalletError {
  readonly code = errorCode.internal
  constructor(cause?: unknown) {
    super('Something went wrong inside Bowline. Nothing was sent. Try again.', { cause })
  }
}

/** An error that came from another context, rebuilt: same name, code, message and data. */
export class RemoteError extends WalletError {
  readonly code: ErrorCode
  constructor(info: ErrorInfo) {
    super(info.message, info.data === undefined ? {} : { data: info.data })
    this.name = info.name
    this.code = info.code as ErrorCode
  }
}

/** Describes any thrown value for another context. What is not a WalletError becomes -32603 with a fixed message. */
export function describeError(thrown: unknown): ErrorInfo {
  const error = thrown instanceof WalletError ? thrown : new InternalError(thrown)
  const { name, code, message, data } = error
  return data === undefined ? { name, code, message } : { name, code, message, data }
}

/**
 * Writes where a bug happened to this context's console: class and call sites, never the message, which a library may
 * have filled with a key or a payload.
 */
export function reportBug(thrown: unknown): void {
  if (!(thrown instanceof Error)) {
    console.error('thrown:', typeof thrown)
    return
  }
  const sites = (thrown.stack ?? '')
    .split('\n')
    .filter((line) => /^\s*at |@/.test(line) && !line.includes(thrown.message))
  console.error(thrown.name, sites.join('\n'))
}
