import { describe, expect, it } from "vitest";
import { count } from "../../tools/test.mjs";

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((one) => ({ status: one })),
});

describe("the count of a test run", () => {
  it("adds up the tests of all files", () => {
    const report = {
      testResults: [
        file("passed", "passed", "passed"),
        file("failed", "passed", "failed", "skipped"),
      ],
    };
    expect(count(report, false)).toEqual({ passed: 3, failed: 1, skipped: 1 });
  });

  it("has a failure for a file that could not be loaded", () => {
    expect(count({ testResults: [file("failed"), file("passed", "passed")] }, false)).toEqual({
      passed: 1,
      failed: 1,
      skipped: 0,
    });
  });

  it("has a failure for a run that ended badly although every test passed", () => {
    expect(count({ testResults: [file("passed", "passed")] }, false)).toEqual({
      passed: 1,
      failed: 1,
      skipped: 0,
    });
  });

  it("has none where all is well", () => {
    expect(count({ testResults: [file("passed", "passed")] }, true)).toEqual({
      passed: 1,
      failed: 0,
      skipped: 0,
    });
  });
});
