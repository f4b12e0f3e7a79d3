/** Plain words for what the operating system refuses; codes of errno(3). */
const WORDS: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EPERM: "the system does not permit this",
  EROFS: "the file system is read-only",
  ENOSPC: "no space left on the disk",
  EDQUOT: "the disk quota is used up",
  EFBIG: "the file grew larger than the file system allows",
  EIO: "the disk or device reported an input/output error",
  EISDIR: "this is a folder, not a file",
  ENOTDIR: "part of the path is a file, not a folder",
  ENOENT: "no such file or folder",
  EEXIST: "a file of this name exists already",
  ENAMETOOLONG: "the name is too long",
  ELOOP: "too many symbolic links",
  EMFILE: "too many open files",
  ENFILE: "too many open files in the system",
  EBUSY: "the file is in use by another program",
  ETXTBSY: "the file is in use by another program",
  ENXIO: "the device does not answer",
  ENODEV: "the device does not answer",
  EPIPE: "the reader closed the pipe",
  ESTALE: "the network drive has lost the file",
  ENOMEM: "out of memory",
};

/** An error that the operating system gave: Node marks it with its code and the system call. */
export interface SystemError extends Error {
  readonly code: string;
  readonly syscall: string;
  readonly path?: string;
}

export function isSystemError(error: unknown): error is SystemError {
  const candidate = error as Partial<SystemError> | null;
  return (
    error instanceof Error && typeof candidate?.code === "string" && typeof candidate.syscall === "string"
  );
}

export function describeSystemError(error: SystemError): string {
  const words = Object.hasOwn(WORDS, error.code) ? WORDS[error.code] : undefined;
  return words === undefined ? `the system refused (${error.code})` : `${words} (${error.code})`;
}
