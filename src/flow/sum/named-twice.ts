/**
 * Columns that are read and whose name another column has, too: nobody but the user knows whether it was the right one.
 * @param header names as written
 * @param columns names by field
 */
export function namedTwice(
  header: readonly string[],
  columns: Readonly<Partial<Record<string, string>>>,
): string[] {
  return [...new Set(Object.values(columns))].flatMap((name) => {
    const count = header.filter((one) => one === name).length;
    return count < 2
      ? []
      : [`"${name}" stands ${count} times in the header; the first of these columns is read`];
  });
}
