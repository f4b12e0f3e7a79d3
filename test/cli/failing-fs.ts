import type { FileHandle } from "node:fs/promises";
import * as promises from "node:fs/promises";
import type { FileSystem } from "../../src/cli/files.js";

/** A disk whose call number `failing` (from 1) fails with `code`; counts all calls. */
export class FailingFs {
  calls = 0;
  /** Name of the call that failed. */
  failed = "";
  readonly #failing: number;
  readonly #code: string;

  constructor(failing: number, code: string) {
    this.#failing = failing;
    this.#code = code;
  }

  readonly fs: FileSystem = {
    open: async (...args) => {
      this.#count("open");
      return this.#handle(await promises.open(...args));
    },
    rename: this.#wrap("rename"),
    unlink: this.#wrap("unlink"),
    stat: this.#wrap("stat"),
    mkdir: this.#wrap("mkdir"),
    rmdir: this.#wrap("rmdir"),
  };

  #wrap<K extends "rename" | "unlink" | "stat" | "mkdir" | "rmdir">(name: K): FileSystem[K] {
    const call = { ...promises }[name] as (...args: unknown[]) => Promise<unknown>;
    return (async (...args: unknown[]) => {
      this.#count(name);
      return call(...args);
    }) as FileSystem[K];
  }

  #handle(handle: FileHandle): FileHandle {
    return new Proxy(handle, {
      get: (target, property) => {
        const value = Reflect.get(target, property, target) as unknown;
        if (typeof value !== "function") return value;
        return async (...args: unknown[]) => {
          if (property !== "close") this.#count(String(property));
          const result = await (value as (...args: unknown[]) => unknown).apply(target, args);
          // A failing close has closed all the same.
          if (property === "close") this.#count("close");
          return result;
        };
      },
    });
  }

  #count(name: string): void {
    this.calls++;
    if (this.calls !== this.#failing) return;
    this.failed = name;
    throw Object.assign(new Error(`${this.#code}: injected`), { code: this.#code, syscall: name });
  }
}
