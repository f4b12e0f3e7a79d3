/**
 * A module to load before the program: the FAIL_AT-th call of the file system that concerns the user's files, or of standard
 * output, fails with FAIL_CODE, and its name goes to FAIL_LOG. Reading modules of the program itself does not count.
 */
export const FAILING = `import fs from "node:fs";
import promises from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";

const { FAIL_AT, FAIL_CODE, FAIL_LOG } = process.env;
const original = { ...promises };
const log = fs.writeFileSync;
let calls = 0;

function isOurs(path) {
  const text = String(path);
  return !/node_modules|\\/dist\\/|\\/bin\\/|package\\.json$|peak-|\\.mjs$/.test(text) && !text.startsWith("/proc");
}

function count(name, detail) {
  calls++;
  if (calls !== Number(FAIL_AT)) return;
  log(FAIL_LOG, name + " " + detail);
  throw Object.assign(new Error(FAIL_CODE + ": injected"), { code: FAIL_CODE, errno: -5, syscall: name });
}

function last(path) {
  return String(path).split("/").pop().replace(/\\.\\d+-[0-9a-f]{8}\\.[0-9a-f]{16}\\.tmp$/, "");
}

function watched(handle, path) {
  return new Proxy(handle, {
    get(target, key) {
      const value = Reflect.get(target, key, target);
      if (typeof value !== "function") return value;
      return async (...args) => {
        if (key !== "close") count(String(key), last(path));
        const result = await value.apply(target, args);
        if (key === "close") count("close", last(path));
        return result;
      };
    },
  });
}

for (const name of ["open", "rename", "unlink", "stat", "mkdir", "rmdir", "readFile", "readdir", "access"]) {
  promises[name] = async (path, ...args) => {
    if (!isOurs(path)) return original[name](path, ...args);
    count(name, last(path));
    const result = await original[name](path, ...args);
    return name === "open" ? watched(result, path) : result;
  };
}

// The head of a file is looked at without waiting.
const { openSync, readSync } = fs;
const opened = new Map();
fs.openSync = (path, ...args) => {
  if (isOurs(path)) count("openSync", last(path));
  const fd = openSync(path, ...args);
  if (isOurs(path)) opened.set(fd, path);
  else opened.delete(fd);
  return fd;
};
fs.readSync = (fd, ...args) => {
  if (opened.has(fd)) count("readSync", last(opened.get(fd)));
  return readSync(fd, ...args);
};

// createReadStream takes these when it is called.
const { createReadStream } = fs;
fs.createReadStream = (path, options) =>
  isOurs(path)
    ? createReadStream(path, {
        ...options,
        fs: {
          open: (...args) => failing("open for reading", path, fs.open, args),
          read: (...args) => failing("read", path, fs.read, args),
          close: (...args) => fs.close(...args),
        },
      })
    : createReadStream(path, options);

function failing(name, path, call, args) {
  try {
    count(name, last(path));
  } catch (error) {
    return process.nextTick(args.at(-1), error);
  }
  return call(...args);
}

const write = process.stdout._write;
process.stdout._write = function (chunk, encoding, done) {
  try {
    count("write", "standard output");
  } catch (error) {
    return done(error);
  }
  return write.call(this, chunk, encoding, done);
};
if (process.stdout._writev) process.stdout._writev = null;

syncBuiltinESMExports();
`;
