import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, it } from "vitest";

const root = fileURLToPath(new URL("../../shared/", import.meta.url));

/** Whether the reference cases and data that stand beside the repository are there. */
export const hasShared = existsSync(root);

export function sharedPath(path: string): string {
  return root + path;
}

export function sharedBytes(path: string): Uint8Array {
  return new Uint8Array(readFileSync(sharedPath(path)));
}

export function sharedJson(path: string): unknown {
  return JSON.parse(readFileSync(sharedPath(path), "utf8"));
}

/** A suite over the shared reference cases; where they are missing it is skipped, and says so. */
export function describeShared(name: string, suite: () => void): void {
  if (hasShared) {
    describe(name, suite);
    return;
  }
  console.warn(`SKIPPED, because ../shared is not here: ${name}`);
  // The suite itself is not run: most read their cases before their first test.
  describe(name, () => {
    it.skip("needs the reference cases in ../shared", () => undefined);
  });
}
