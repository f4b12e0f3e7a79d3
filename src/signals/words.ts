/** "0.4 s", "43 s", "4 min", "2.5 h", "3 days": a duration as people say it. */
export function duration(seconds: number): string {
  const s = Math.abs(seconds);
  if (s < 10) return `${trim(s.toFixed(1))} s`;
  if (s < 90) return `${Math.round(s)} s`;
  if (s < 5400) return `${Math.round(s / 60)} min`;
  if (s < 172_800) return `${trim((s / 3600).toFixed(1))} h`;
  return `${Math.round(s / 86_400)} days`;
}

export function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}

/** "62 %" */
export function share(fraction: number): string {
  return `${Math.round(fraction * 100)} %`;
}

const BASES = {
  delivery: "after delivery",
  send: "after the send",
  inferred: "after the start of the campaign (inferred)",
  none: "",
} as const;

export function since(base: keyof typeof BASES): string {
  return BASES[base];
}

function trim(text: string): string {
  return text.endsWith(".0") ? text.slice(0, -2) : text;
}
