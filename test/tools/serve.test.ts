import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { serve } from "../../tools/serve.mjs";

let folder: string;
let server: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "plumbline-serve-"));
  const root = join(folder, "dist");
  await mkdir(join(root, "workbench"), { recursive: true });
  await writeFile(join(folder, "secret.txt"), "not yours");
  await writeFile(join(root, "taskpane.html"), "<p>pane</p>");
  await writeFile(join(root, "workbench", "index.html"), "<p>workbench</p>");
  await writeFile(join(root, "functions.json"), "{}");
  await symlink(join(folder, "secret.txt"), join(root, "link.txt"));
  server = await serve({ root });
});

afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

/** As typed: `fetch` would tidy the path before it is sent. */
function statusOf(path: string, method = "GET"): Promise<number> {
  return new Promise((resolve, reject) => {
    request({ host: "127.0.0.1", port: server.port, path, method }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on("error", reject)
      .end();
  });
}

describe("The local server", () => {
  it("hands out a page with its type, its policy and nothing to remember", async () => {
    const response = await fetch(`${server.url}/taskpane.html`);
    expect(await response.text()).toBe("<p>pane</p>");
    expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    const policy = response.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("connect-src 'self'");
    expect(policy).toContain("frame-ancestors 'self' https://");
    expect(policy).not.toContain("unsafe-");
  });

  it("names no foreign address in the policy of the workbench", async () => {
    const response = await fetch(`${server.url}/workbench/`);
    expect(await response.text()).toBe("<p>workbench</p>");
    expect(response.headers.get("content-security-policy")).not.toMatch(/https?:/);
  });

  it("leads from its front door to the workbench", async () => {
    expect((await fetch(`${server.url}/`)).url).toBe(`${server.url}/workbench/`);
  });

  it.each([
    "/../secret.txt",
    "/%2e%2e/secret.txt",
    "/workbench/..%2f..%2fsecret.txt",
    "/..%5csecret.txt",
    "/link.txt",
    "/%00",
    "/%E0%A4%A",
    "/workbench",
    "/none.html",
  ])("gives nothing that is not a file of its folder: %s", async (path) => {
    expect([302, 404]).toContain(await statusOf(path));
  });

  it("only reads", async () => {
    expect(await statusOf("/functions.json", "POST")).toBe(405);
    expect(await statusOf("/functions.json", "HEAD")).toBe(200);
  });

  it("takes the next port when the one that is wanted is taken", async () => {
    const other = await serve({ root: join(folder, "dist"), port: server.port });
    expect(other.port).toBeGreaterThan(server.port);
    await other.close();
  });
});
