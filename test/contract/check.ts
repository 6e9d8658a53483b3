import type { Trouble, Result } from "../../src/text/trouble";

/** One statement about behaviour that can be tried anywhere: under a test runner or inside Excel. */
export interface Check {
  readonly name: string;
  run(): Promise<void>;
}

/** What became of a check, as the developer page writes it down. */
export interface Outcome {
  readonly name: string;
  readonly passed: boolean;
  readonly why: string | null;
}

export async function outcomeOf(check: Check): Promise<Outcome> {
  try {
    await check.run();
    return { name: check.name, passed: true, why: null };
  } catch (error) {
    return {
      name: check.name,
      passed: false,
      why: error instanceof Error ? error.message : String(error),
    };
  }
}

/** Fails unless both are the same when written down as JSON. */
export function same(actual: unknown, expected: unknown, what: string): void {
  const [have, want] = [actual, expected].map((value) => JSON.stringify(value, undefinedAsText));
  if (have !== want) throw new Error(`${what}: got ${have}, wanted ${want}`);
}

function undefinedAsText(_key: string, value: unknown): unknown {
  return value === undefined ? "undefined" : value;
}

export function valueOf<T>(result: Result<T>, what: string): T {
  if (result.ok) return result.value;
  throw new Error(`${what}: refused with ${result.trouble.code}: ${result.trouble.message}`);
}

export function troubleOf(result: Result<unknown>, what: string): Trouble {
  if (!result.ok) return result.trouble;
  throw new Error(`${what}: was not refused`);
}

/** Fails unless it was refused with that code, in a sentence. */
export function refused(result: Result<unknown>, code: string, what: string): void {
  const trouble = troubleOf(result, what);
  same(trouble.code, code, what);
  if (!/^[“A-Z'].{15,}\.$/su.test(trouble.message)) {
    throw new Error(`${what}: “${trouble.message}” is no sentence`);
  }
}
