/** Bytes as standard base64, and back. */
export function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}

/** Throws SyntaxError unless `text` is exactly what `toBase64` would have written: no second spelling of a record. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  let decoded: string
  try {
    decoded = atob(text)
  } catch (cause) {
    throw new SyntaxError('not base64', { cause })
  }
  const bytes = Uint8Array.from(decoded, (character) => character.charCodeAt(0))
  if (toBase64(bytes) !== text) throw new SyntaxError('not canonical base64')
  return bytes
}
