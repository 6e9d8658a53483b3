import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { packageSite } from "../../tools/package.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const work = mkdtempSync(join(tmpdir(), "plumbline-package-"));
const dist = join(work, "dist");
const out = join(work, "deploy");
const url = "https://tools.example.police.uk/plumbline";

function put(path: string, text = ""): void {
  mkdirSync(dirname(join(dist, path)), { recursive: true });
  writeFileSync(join(dist, path), text);
}

function site(path: string): string {
  return readFileSync(join(out, "site", path), "utf8");
}

let problems: string[] = [];

beforeAll(() => {
  for (const path of [
    "taskpane.html",
    "taskpane.js",
    "taskpane.js.map",
    "functions.js",
    "help.html",
    "assets/chunk.0123abcd.js",
  ])
    put(path);
  put("functions.json", '{"helpUrl":"https://plumbline.example/help.html#rate"}');
  for (const path of [
    "cli.js",
    "contract.html",
    "contract.js",
    "manifest.xml",
    "manifest.localhost.xml",
    "workbench/index.html",
    "workbench/samples/a.xlsx",
  ])
    put(path);
  put("functions.json", '{"helpUrl":"https://plumbline.example/help.html#rate"}');
  cpSync(join(root, "assets"), join(dist, "assets"), { recursive: true });
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, "left-over.txt"), "from an earlier version");
  problems = packageSite({ dist, out, url, version: "0.1.0" });
});

afterAll(() => {
  rmSync(work, { recursive: true });
});

describe("the folder for an administrator", () => {
  it("is complete: manifest, icons and every page that the manifest names", () => {
    expect(problems).toEqual([]);
  });

  it("holds the add-in and nothing else", () => {
    expect(readdirSync(out).sort()).toEqual(["DEPLOY.txt", "manifest.xml", "site"]);
    const files = readdirSync(join(out, "site"));
    expect(files).toEqual(
      expect.arrayContaining([
        "taskpane.html",
        "taskpane.js",
        "functions.js",
        "functions.json",
        "help.html",
        "assets",
      ]),
    );
    for (const left of [
      "workbench",
      "cli.js",
      "contract.html",
      "contract.js",
      "manifest.xml",
      "taskpane.js.map",
    ]) {
      expect(files).not.toContain(left);
    }
  });

  it("leads from every function to its help", () => {
    expect(JSON.parse(site("functions.json"))).toEqual({ helpUrl: `${url}/help.html#rate` });
  });

  it("has a manifest that points to the address and to no other", () => {
    const manifest = readFileSync(join(out, "manifest.xml"), "utf8");
    const addresses = [...manifest.matchAll(/"(https:[^"]+)"/g)].map((match) => match[1] ?? "");
    expect(addresses.length).toBeGreaterThan(10);
    for (const address of addresses) expect(address.startsWith(`${url}/`), address).toBe(true);
  });

  it("links each function to its help at the address", () => {
    expect(site("functions.json")).toBe(`{"helpUrl":"${url}/help.html#rate"}`);
  });

  it.each(["_headers", "web.config", "staticwebapp.config.json"])(
    "%s sends what keeps data in",
    (file) => {
      const text = site(file).replaceAll("&quot;", '"');
      expect(text).toContain("default-src 'none'");
      expect(text).toContain("connect-src 'self'");
      expect(text).toContain("frame-ancestors");
      expect(text).toContain("https://*.officeapps.live.com");
      expect(text).toContain("nosniff");
      expect(text).toContain("no-referrer");
      expect(text).toContain("Strict-Transport-Security");
      expect(text).not.toMatch(/unsafe-inline|unsafe-eval/);
      expect(text).not.toMatch(/(?<!remove name=")X-Frame-Options/);
    },
  );

  it("asks for pages anew and leaves pictures to Office's own store", () => {
    const headers = site("_headers");
    expect(headers).toContain("/plumbline/taskpane.html\n  Cache-Control: no-cache");
    expect(headers).not.toContain(".png");
    expect(headers).not.toContain("/plumbline/assets/");
  });

  it("hands on the licences of what is bundled", () => {
    const licences = site("licences.txt");
    expect(licences).toContain("The Plumbline contributors");
    expect(licences).toMatch(/^react \d/m);
    expect(licences).toMatch(/^@fluentui\/react-components \d/m);
    expect(licences).not.toMatch(/^webpack \d/m);
  });

  it("says what to do with it", () => {
    const text = readFileSync(join(out, "DEPLOY.txt"), "utf8");
    expect(text).toContain(url);
    expect(text).toContain("Integrated apps");
  });

  it("tells when the build lacks a page", () => {
    rmSync(join(dist, "help.html"));
    const found = packageSite({ dist, out: join(work, "second"), url, version: "0.1.0" });
    expect(found.join("\n")).toMatch(/help\.html is missing/);
  });
});

describe("npm run package", () => {
  it.each([
    [[], /^Say where the add-in will be served/],
    [["--url"], /^Say where the add-in will be served/],
    [["--url", "http://tools.example.police.uk"], /does not start with https/],
    [["--url", "plumbline"], /is not a web address/],
    [["--address", "https://tools.example.police.uk"], /There is no option --address/],
  ])("%j is refused in a sentence before anything is built", (args, sentence) => {
    const before = existsSync(join(root, "deploy"));
    const { status, stderr, stdout } = spawnSync(
      process.execPath,
      [join(root, "tools", "package.mjs"), ...args],
      { encoding: "utf8" },
    );
    expect(stderr).toMatch(sentence);
    expect(stderr).not.toContain("    at ");
    expect(stdout).toBe("");
    expect(status).toBe(1);
    expect(existsSync(join(root, "deploy"))).toBe(before);
  });
});
