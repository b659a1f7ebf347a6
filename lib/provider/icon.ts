/** A bowline on a dark tile: plain SVG shapes, no script, no reference to anything outside. EIP-6963 asks for a data URI. */
export const icon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 96 96'%3E%3Crect width='96' height='96' rx='22' fill='%23101828'/%3E%3Cg fill='none' stroke='%2356d4bd' stroke-width='9' stroke-linecap='round'%3E%3Cpath d='M62 14v22c0 8-6 12-14 12S34 44 34 36s6-12 14-12h28'/%3E%3Cpath d='M34 48c-8 4-12 10-12 18 0 10 10 16 26 16s26-6 26-16c0-7-4-13-11-17'/%3E%3C/g%3E%3C/svg%3E"
