/** An object that is filled anew instead of made anew: what is made for each click of an export would be most of the work. */
export type Writable<T> = { -readonly [K in keyof T]: T[K] };
