/** Minutes since 1970 UTC: clocks go back by whole minutes at whole minutes, so that all times of one are ambiguous or none. */
export const minuteOf = (time: number): number => Math.floor(time / 60_000);
