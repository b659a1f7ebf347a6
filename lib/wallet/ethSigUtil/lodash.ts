/** The one function of lodash that @metamask/utils calls, for checksums that hashing never asks for. */
function memoize<argument, result>(work: (argument: argument) => result): (argument: argument) => result {
  const known = new Map<argument, result>()
  return (argument) => {
    const found = known.get(argument)
    if (found !== undefined) return found
    const result = work(argument)
    known.set(argument, result)
    return result
  }
}

// biome-ignore lint/style/noDefaultExport: this stands in for a package that is imported that way
export default { memoize }
