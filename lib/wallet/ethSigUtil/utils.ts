/** The files of @metamask/utils that encoding needs, as they are; its index would bring version ranges, logging and word lists. */
export * from '../../../node_modules/@metamask/utils/dist/assert.mjs'
export * from '../../../node_modules/@metamask/utils/dist/bytes.mjs'
export * from '../../../node_modules/@metamask/utils/dist/coercers.mjs'
export * from '../../../node_modules/@metamask/utils/dist/hex.mjs'
export * from '../../../node_modules/@metamask/utils/dist/misc.mjs'
export * from '../../../node_modules/@metamask/utils/dist/number.mjs'
