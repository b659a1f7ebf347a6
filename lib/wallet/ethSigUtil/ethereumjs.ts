/** The one function of @ethereumjs/util that hashing typed data calls. The signature is made by our own signer. */
export function arrToBufArr(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
}
