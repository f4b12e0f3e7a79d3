/**
 * What declarations of the package say of WebAssembly, in types of our own: a TypeScript project has WebAssembly's names only
 * with the DOM library, which a project for Node leaves out.
 */
export type AssemblyProgram = object;

export interface AssemblyMemory {
  readonly buffer: SharedArrayBuffer;
}
