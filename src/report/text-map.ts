/** Plain data with `change` applied to every text in it. Keys stay as they are; the input is not touched. */
export function mapText<T>(node: T, change: (text: string) => string): T {
  if (typeof node === "string") return change(node) as T;
  if (Array.isArray(node)) return node.map((child) => mapText(child, change)) as T;
  if (node === null || typeof node !== "object") return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, child]) => [key, mapText(child as unknown, change)]),
  ) as T;
}
