/** Adds to one place of an array; only for Float64Array, so that the engine compiles it to one instruction. */
export const add = (sums: Float64Array, at: number, value: number): void => {
  sums[at] = (sums[at] as number) + value
}
