import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import {
  chromium,
  errors as troubles,
  type Browser,
  type Frame,
  type FrameLocator,
  type Page,
} from "playwright-core";
import { afterAll, inject } from "vitest";

/** Address of the served `dist`. */
export const site = inject("site");

declare global {
  interface Window {
    axe: typeof import("axe-core");
  }
}

const { resolve } = createRequire(import.meta.url);

/** So that a step that cannot be done says which one it was, before the test as a whole gives up. */
const PATIENCE_MS = 30_000;
/** A first load takes two seconds; one that takes so long has got stuck. */
const STUCK_MS = 15_000;

let running: Promise<Browser> | null = null;

/** One browser for a test file; it starts in a third of a second. */
function browser(): Promise<Browser> {
  const { executablePath, args, env } = inject("browser");
  running ??= chromium.launch({
    executablePath,
    args: [...args],
    env: { ...definedVariables(), ...env },
  });
  return running;
}

function definedVariables(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
}

afterAll(async () => {
  await (await running)?.close();
});

export interface OpenOptions {
  readonly width?: number;
  readonly height?: number;
  readonly colorScheme?: "light" | "dark";
  readonly forcedColors?: "active" | "none";
  /** The moment at which the clock of the page stands; otherwise it goes on as it does. */
  readonly now?: string;
}

/** A page with everything that it asked for and everything that went wrong in it. */
export interface OpenedPage {
  readonly page: Page;
  /** Addresses of all requests, downloads of our own making left out. */
  readonly requests: readonly string[];
  /** Errors of the console, refusals by the content security policy among them, and uncaught ones. */
  readonly errors: readonly string[];
  close(): Promise<void>;
}

/**
 * Opens a path of `dist` ("/workbench/") in a context of its own, as nobody has ever been there. On a busy machine a browser now
 * and then never gets to its first page, however often that is reloaded; a new one does.
 */
export async function openPage(path: string, options: OpenOptions = {}): Promise<OpenedPage> {
  try {
    return await openOnce(path, options);
  } catch (trouble) {
    if (!(trouble instanceof troubles.TimeoutError)) throw trouble;
    const stuck = await running;
    running = null;
    // Not waited for: what is stuck may take its time to go.
    void stuck?.close();
    return openOnce(path, options);
  }
}

async function openOnce(
  path: string,
  { width = 1366, height = 768, colorScheme = "light", forcedColors = "none", now }: OpenOptions,
): Promise<OpenedPage> {
  const context = await (
    await browser()
  ).newContext({
    viewport: { width, height },
    colorScheme,
    forcedColors,
    // Colours in the middle of a change are nobody's colours, and axe would judge them.
    reducedMotion: "reduce",
    locale: "en-GB",
    acceptDownloads: true,
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  if (now !== undefined) await page.clock.setFixedTime(now);
  const requests: string[] = [];
  const errors: string[] = [];
  page.on("request", (request) => {
    if (!/^(?:blob|data):/.test(request.url())) requests.push(request.url());
  });
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  page.on("response", (response) => {
    if (response.status() >= 400) errors.push(`${response.status()} ${response.url()}`);
  });
  page.on("pageerror", (error) => errors.push(error.message));
  await page.goto(site + path, { timeout: STUCK_MS });
  return { page, requests, errors, close: () => context.close() };
}

/** Requests that left our own origin: there should be none. */
export function foreign(requests: readonly string[]): string[] {
  return requests.filter((url) => new URL(url).origin !== site);
}

/** The workbench with its first sample open, calculated, and the pane beside it. */
export async function openWorkbench(
  options: OpenOptions = {},
): Promise<OpenedPage & { readonly pane: FrameLocator }> {
  const opened = await openPage("/workbench/", options);
  const { page } = opened;
  await page.getByRole("heading", { name: /\.xlsx$/ }).waitFor();
  await page.locator('main[data-grid="ready"]').waitFor();
  return { ...opened, pane: page.frameLocator("iframe") };
}

/** Violations of WCAG 2.2 AA that axe finds, each with the places; parts of the page can be left out. */
export async function accessibilityTroubles(
  page: Page | Frame,
  { without = [] }: { without?: string[] } = {},
) {
  const source = await readFile(resolve("axe-core/axe.min.js"), "utf8");
  // Evaluated by the debugger, not put into the page: its policy stays in force.
  await page.evaluate(source);
  return page.evaluate(async (excluded) => {
    const context = { exclude: excluded.map((selector) => [selector]) };
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    const { violations } = await window.axe.run(context, { runOnly: tags, iframes: false });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  }, without);
}
