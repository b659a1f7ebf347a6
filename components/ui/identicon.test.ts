import { describe, expect, test } from 'vitest'
import { identicon } from './identicon.ts'

const address = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'

describe('identicon', () => {
  test('is the same at every call and in every letter case', () => {
    expect(identicon(address)).toEqual(identicon(address))
    expect(identicon(address.toLowerCase())).toEqual(identicon(address))
  })
  test('differs between addresses that agree at both ends', () => {
    expect(identicon('0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92267')).not.toEqual(identicon(address))
    expect(identicon('0xf39Fd6e51aad88F6F4ce6aB9827279cffFb92266')).not.toEqual(identicon(address))
  })
})
