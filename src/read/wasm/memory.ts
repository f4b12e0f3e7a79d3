const PAGE: usize = 65536;
/** Pages that are asked for at once. */
const STEP = 16;

/** Where memory is free, up to where it may be taken, and up to where it was used for another file. */
let free: usize = 0;
let limit: usize = 0;
let used: usize = 0;

/** From now on this is all that is taken; what was taken before is forgotten. */
export function giveMemory(from: usize, to: usize): void {
  used = max(used, free);
  free = from;
  limit = to;
}

/** Memory that is all zero; 0 where there is no more. */
export function take(bytes: usize): usize {
  const at = (free + 7) & ~7;
  const to = at + bytes;
  if (to > limit) return 0;
  const have = <usize>memory.size() * PAGE;
  if (to > have && memory.grow(<i32>((to - have) / PAGE) + STEP) < 0) return 0;
  if (at < used) memory.fill(at, 0, min(to, used) - at);
  free = to;
  return at;
}
