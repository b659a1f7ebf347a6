/** Runs what it is given one after another, each seeing the outcome of the one before. A failure is the caller's alone. */
export function createQueue(): <result>(work: () => Promise<result> | result) => Promise<result> {
  let tail: Promise<unknown> = Promise.resolve()
  return (work) => {
    const next = tail.then(work)
    tail = next.catch(() => {})
    return next
  }
}
