/** What follows the last `@`, or "" for an id that is no address. */
export function domainOf(subscriber: string): string {
  const at = subscriber.lastIndexOf("@");
  return at === -1 ? "" : subscriber.slice(at + 1);
}
