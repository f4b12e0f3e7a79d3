import type { Inside } from "./dispatch.js";
import type { Manner } from "./failure.js";
import { ClosedPipe, guard, type Streams, writeOut } from "./streams.js";

/**
 * Runs a command line. Never throws, never ends the process.
 * @param inside what a test puts in place of the stages, the disk and the clock
 * @returns the exit code: 0 done or pipe closed, 1 a limit was passed, 2 a mistake or an internal error
 */
export async function run(argv: readonly string[], streams: Streams, inside: Inside = {}): Promise<number> {
  guard(streams);
  let manner: Manner | null = null;
  try {
    if (argv.length === 1 && (argv[0] === "--version" || argv[0] === "-V")) {
      // Nothing else is loaded: a version must come at once.
      const { version } = await import("../version.js");
      await writeOut(streams.stdout, `clickaudit ${version()}\n`);
      return 0;
    }
    const { dispatch } = await import("./dispatch.js");
    const { mannerOf } = await import("./failure.js");
    manner = mannerOf(argv);
    return await dispatch(argv, streams, inside, manner);
  } catch (error) {
    if (error instanceof ClosedPipe) return 0;
    const { failure, strictManner } = await import("./failure.js");
    return failure(error, manner ?? strictManner(argv), streams);
  }
}
