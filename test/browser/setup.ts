import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import type { TestProject } from "vitest/node";
import { findBrowser } from "../../tools/chromium.mjs";
import { serve } from "../../tools/serve.mjs";

const DIST = fileURLToPath(new URL("../../dist", import.meta.url));

declare module "vitest" {
  interface ProvidedContext {
    /** Address of the served `dist`, without a stroke at the end. */
    site: string;
    /** Where the one browser of the run listens. */
    browser: string;
  }
}

/** Serves `dist` as it was built and starts one browser for all browser tests. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (!existsSync(DIST))
    throw new Error("There is no dist folder to test. Run npm run build first.");
  const site = await serve({ root: DIST });
  const { executablePath, args, env } = await findBrowser();
  const browser = await chromium.launchServer({
    executablePath,
    args: [...args],
    env: { ...definedVariables(), ...env },
  });
  project.provide("site", site.url);
  project.provide("browser", browser.wsEndpoint());
  return async () => {
    await browser.close();
    await site.close();
  };
}

function definedVariables(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
}
