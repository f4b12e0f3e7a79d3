/** Bytes looked at to find encoding, syntax, dialect and header. */
export const HEAD_BYTES = 256 * 1024;

/** Longest record: an unclosed quote must stop somewhere (reliability facts, T12). */
export const MAX_RECORD_BYTES = 1024 * 1024;

/** Widest table (reliability facts, T13). */
export const MAX_COLUMNS = 10_000;

/** Records kept for detection by content. */
export const SAMPLE_RECORDS = 1_000;

/** Bytes per read: beyond 512 KiB nothing was gained when measured with csv-parse. */
export const CHUNK_BYTES = 512 * 1024;

/** How much of a broken record is kept to be shown. */
export const MAX_RAW_BYTES = 8 * 1024;
