import { defineConfig } from "vitest/config";

// Dates are day numbers and never local times; a zone with summer time makes a slip show.
process.env["TZ"] = "Europe/London";

/** Nothing is timed by a test; a limit only ends what hangs, on a busy machine too. */
const PATIENCE_MS = 15_000;

export default defineConfig({
  cacheDir: ".cache/vite",
  test: {
    projects: [
      {
        test: {
          name: "core",
          environment: "node",
          include: ["test/**/*.test.{ts,tsx}"],
          exclude: ["test/browser/**"],
          testTimeout: 60_000,
          expect: { poll: { timeout: PATIENCE_MS } },
        },
      },
      {
        test: {
          name: "browser",
          environment: "node",
          include: ["test/browser/**/*.test.ts"],
          globalSetup: ["test/browser/setup.ts"],
          fileParallelism: false,
          testTimeout: 120_000,
          // A real browser on a shared machine now and then stalls for longer than a person would wait. What fails
          // twice is broken; the report names what passed only the second time.
          retry: 1,
          expect: { poll: { timeout: PATIENCE_MS } },
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
