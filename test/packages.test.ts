import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../", import.meta.url));

describe("what Plumbline is made of", () => {
  interface Package {
    readonly name?: string;
    readonly license?: string | { type?: string };
    readonly dependencies?: Record<string, string>;
    readonly devDependencies?: Record<string, string>;
  }
  interface Lock {
    readonly packages: Record<
      string,
      { resolved?: string; dev?: boolean; link?: boolean; integrity?: string }
    >;
  }
  const packageOf = (path: string): Package =>
    JSON.parse(readFileSync(join(root, path, "package.json"), "utf8")) as Package;
  const own = packageOf(".");
  const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as Lock;
  const installed = Object.entries(lock.packages).filter(([path]) => path !== "");

  it("comes from the npm registry, every piece with its checksum", () => {
    // Without a source of its own, a package comes from the registry that npm is set to.
    const elsewhere = installed.filter(
      ([, { resolved, link }]) =>
        link ||
        !(resolved ?? "https://registry.npmjs.org/").startsWith("https://registry.npmjs.org/"),
    );
    expect(elsewhere.map(([path]) => path)).toEqual([]);
    expect(installed.filter(([, { integrity }]) => !integrity).map(([path]) => path)).toEqual([]);
  });

  it("is pinned to exact versions", () => {
    const loose = Object.entries({ ...own.dependencies, ...own.devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
    );
    expect(loose).toEqual([]);
  });

  it("runs no install script", () => {
    expect(readFileSync(join(root, ".npmrc"), "utf8")).toMatch(/^ignore-scripts=true$/m);
  });

  it("is free to use: what is delivered is under MIT, Apache, BSD, ISC or a licence as open", () => {
    const open =
      /^\(?(MIT|Apache-2\.0|BSD-2-Clause|BSD-3-Clause|ISC|0BSD|MIT AND Zlib|Apache-2\.0 AND BSL-1\.0|Unlicense)\)?$/;
    const delivered = installed.filter(
      ([path, entry]) => !entry.dev && existsSync(join(root, path, "package.json")),
    );
    expect(delivered.length).toBeGreaterThan(20);
    const faults = delivered
      .map(([path]) => ({ path, license: packageOf(path).license }))
      .filter(
        ({ license }) =>
          !open.test(typeof license === "string" ? license : (license?.type ?? "none stated")),
      )
      .map(({ path, license }) => `${path} is under ${JSON.stringify(license)}.`);
    expect(faults).toEqual([]);
  });
});
