/** Notes of the reader on what a file holds and nobody read: every report must show them. */
export const LOSSES = {
  cut: "the file ends before its list is closed: events at the end may be missing",
  more: "more JSON stands behind the first list and was not read: save each page as a file of its own, or one page on each line",
  includedTooLarge:
    'the file is too large to join the records under "included" with its events: save each page as a file of its own',
  includedDamaged: 'the list "included" is not valid JSON: nothing of it was joined with the events',
} as const;

const ALL: ReadonlySet<string> = new Set(Object.values(LOSSES));

export function isLoss(note: string): boolean {
  return ALL.has(note);
}
