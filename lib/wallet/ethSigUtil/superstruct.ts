/**
 * What encoding needs of @metamask/superstruct, as it is. Half of its callers ask for the package's other format, which
 * would come whole and beside this one.
 */
export {
  assert,
  bigint,
  boolean,
  coerce,
  create,
  instance,
  literal,
  number,
  object,
  pattern,
  StructError,
  string,
  union,
} from '../../../node_modules/@metamask/superstruct/dist/index.mjs'
