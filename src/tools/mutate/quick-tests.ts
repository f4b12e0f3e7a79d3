import { expect as checked } from "vitest";

/**
 * Stands in for vitest where a file of tests is run once for each of hundreds of mutants: the same `expect`, no workers, and an
 * end at the first failure.
 */
export const expect = checked;

type Body = (...values: unknown[]) => unknown;

const tests: Body[] = [];
const last: Body[] = [];

function define(_title: string, ...rest: unknown[]): void {
  tests.push(rest.find((one) => typeof one === "function") as Body);
}

function rows(cases: readonly unknown[]): unknown[][] {
  return cases.map((one) => (Array.isArray(one) ? one : [one]));
}

type Test = typeof define & {
  each(cases: readonly unknown[]): (title: string, body: Body) => void;
  runIf(is: boolean): Test;
  skipIf(is: boolean): Test;
};

const skipped: Test = Object.assign(() => {}, {
  each: () => () => {},
  runIf: () => skipped,
  skipIf: () => skipped,
});

export const it: Test = Object.assign(define, {
  each: (cases: readonly unknown[]) => (title: string, body: Body) => {
    for (const values of rows(cases)) define(title, () => body(...values));
  },
  runIf: (is: boolean) => (is ? it : skipped),
  skipIf: (is: boolean) => (is ? skipped : it),
});

/** Groups whose body is asynchronous, as vitest allows. */
const groups: Promise<unknown>[] = [];

function group(_title: string, body: Body): void {
  groups.push(Promise.resolve(body()));
}

type Group = typeof group & {
  each(cases: readonly unknown[]): (title: string, body: Body) => void;
  runIf(is: boolean): Group;
  skipIf(is: boolean): Group;
};

const noGroup: Group = Object.assign(() => {}, {
  each: () => () => {},
  runIf: () => noGroup,
  skipIf: () => noGroup,
});

export const describe: Group = Object.assign(group, {
  each: (cases: readonly unknown[]) => (_title: string, body: Body) => {
    for (const values of rows(cases)) body(...values);
  },
  runIf: (is: boolean) => (is ? describe : noGroup),
  skipIf: (is: boolean) => (is ? noGroup : describe),
});

export function beforeAll(body: Body): void {
  tests.push(body);
}

export function afterAll(body: Body): void {
  last.push(body);
}

/** Runs what was defined. @returns whether all passed */
export async function runTests(): Promise<boolean> {
  try {
    await Promise.all(groups);
    for (const body of tests) await body();
    return true;
  } catch (error) {
    if (process.env.SHOW === "1") console.error(error);
    return false;
  } finally {
    for (const body of last) await body();
  }
}
