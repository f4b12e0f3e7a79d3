/** A mistake in how the tool was called: wrong flag, missing argument, contradicting options. Exit code 2. */
export class UsageError extends Error {
  override name = "UsageError";
}

/** Where in the input something is wrong, and what the user can do about it. */
export interface InputErrorDetails {
  /** The file as the user named it. */
  file?: string | undefined;
  /** 1-based physical line. */
  line?: number | undefined;
  /** Name of the column. */
  field?: string | undefined;
  /** What to do: ideally the flag to type. */
  hint?: string | undefined;
}

/** Something is wrong with an input file. Exit code 2, printed as `clickaudit: FILE:LINE (FIELD): what is wrong; hint`. */
export class InputError extends Error {
  override name = "InputError";
  readonly file: string | undefined;
  readonly line: number | undefined;
  readonly field: string | undefined;
  readonly hint: string | undefined;

  constructor(message: string, details: InputErrorDetails = {}) {
    super(message);
    this.file = details.file;
    this.line = details.line;
    this.field = details.field;
    this.hint = details.hint;
  }
}
