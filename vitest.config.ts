import { defineConfig } from "vitest/config";

// Dates are day numbers and never local times; a zone with summer time makes a slip show.
process.env["TZ"] = "Europe/London";

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
          // Nothing here is timed; a limit only ends what hangs, on a busy machine too.
          testTimeout: 60_000,
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
          // Nor is anything timed here: what is looked for comes or does not.
          expect: { poll: { timeout: 15_000 } },
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
