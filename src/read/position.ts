/** A place in the decoded text (UTF-8, without byte order mark), at the start of a record. */
export interface Position {
  /** In bytes. */
  offset: number;
  /** 1-based physical line. */
  line: number;
}
