import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";
import { findBrowser, type Browser } from "../../tools/chromium.mjs";
import { serve } from "../../tools/serve.mjs";

const DIST = fileURLToPath(new URL("../../dist", import.meta.url));

declare module "vitest" {
  interface ProvidedContext {
    /** Address of the served `dist`, without a stroke at the end. */
    site: string;
    /** The browser that was found, for each test file to start. */
    browser: Browser;
  }
}

/** Serves `dist` as it was built, and finds (or unpacks) the browser once for all browser tests. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (!existsSync(DIST))
    throw new Error("There is no dist folder to test. Run npm run build first.");
  const site = await serve({ root: DIST });
  project.provide("site", site.url);
  project.provide("browser", await findBrowser());
  return site.close;
}
