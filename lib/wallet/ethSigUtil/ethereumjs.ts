/**
 * The one function of @ethereumjs/util that hashing typed data calls. It makes a Node Buffer of bytes; bytes are all that
 * its callers need, so the worker goes without that class altogether.
 */
export function arrToBufArr(bytes: Uint8Array): Uint8Array {
  return bytes
}
