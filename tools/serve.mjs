// A small server of static files for the workbench and the tests. This machine only: it listens on
// the loopback address and hands out nothing but what stands in one folder.
import { createReadStream } from "node:fs";
import { realpath, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { extname, join, relative, sep } from "node:path";
import { headerFor } from "./csp.mjs";

const TYPES = new Map([
  [".css", "text/css; charset=utf-8"],
  [".html", "text/html; charset=utf-8"],
  [".ico", "image/x-icon"],
  [".js", "text/javascript; charset=utf-8"],
  [".json", "application/json; charset=utf-8"],
  [".map", "application/json; charset=utf-8"],
  [".md", "text/plain; charset=utf-8"],
  [".png", "image/png"],
  [".svg", "image/svg+xml"],
  [".txt", "text/plain; charset=utf-8"],
  [".woff2", "font/woff2"],
  [".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
  [".xml", "application/xml; charset=utf-8"],
]);

const NOTHING_OF_THE_DEVICE =
  "camera=(), geolocation=(), local-fonts=(), microphone=(), payment=(), usb=()";
const LOOPBACK = "127.0.0.1";
const ANOTHER_HASH_ANOTHER_FILE = /[\\/]assets[\\/].*\.[0-9a-f]{8,}\.[a-z0-9]+$/;
/** How many ports after the wanted one are tried. */
const PORTS_TRIED = 20;

/**
 * The file that an address means, or null where there is none inside the folder. Links that lead out
 * of the folder are not followed.
 * @param {string} root Real path of the folder.
 * @param {string} url
 */
async function fileFor(root, url) {
  let path;
  try {
    path = decodeURIComponent(new URL(url, "http://localhost").pathname);
  } catch {
    return null;
  }
  if (path.includes("\0") || path.includes("\\")) return null;
  if (path.endsWith("/")) path += "index.html";
  try {
    const file = await realpath(join(root, path));
    return file.startsWith(root + sep) && (await stat(file)).isFile() ? file : null;
  } catch {
    return null;
  }
}

/**
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 * @param {string} root
 */
async function answer(request, response, root) {
  response.setHeader("X-Content-Type-Options", "nosniff");
  response.setHeader("Referrer-Policy", "no-referrer");
  response.setHeader("Permissions-Policy", NOTHING_OF_THE_DEVICE);
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.writeHead(405, { Allow: "GET, HEAD" }).end();
    return;
  }
  const url = request.url ?? "/";
  if (url === "/" || url === "/workbench") {
    response.writeHead(302, { Location: "/workbench/" }).end();
    return;
  }
  const file = await fileFor(root, url);
  if (!file) {
    response
      .writeHead(404, { "Content-Type": "text/plain; charset=utf-8" })
      .end("There is no such page here.");
    return;
  }
  const type = TYPES.get(extname(file).toLowerCase()) ?? "application/octet-stream";
  const lasting = ANOTHER_HASH_ANOTHER_FILE.test(file);
  response.setHeader("Content-Type", type);
  response.setHeader("Content-Length", (await stat(file)).size);
  response.setHeader("Cache-Control", lasting ? "public, max-age=31536000, immutable" : "no-store");
  if (extname(file) === ".html") {
    const path = relative(root, file).split(sep).join("/");
    response.setHeader("Content-Security-Policy", headerFor(path));
  }
  response.writeHead(200);
  if (request.method === "HEAD") {
    response.end();
    return;
  }
  createReadStream(file)
    .on("error", () => response.destroy())
    .pipe(response);
}

/**
 * @param {import("node:http").Server} server
 * @param {number} port
 * @returns {Promise<number>}
 */
function listen(server, port) {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, LOOPBACK, () => {
      server.off("error", reject);
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
}

/**
 * Serves a folder. A port that is taken gives way to the next free one; 0 takes any. With a certificate it
 * is served over https, as Excel asks of an add-in.
 * @param {{ root: string, port?: number, certificate?: { key: Buffer, cert: Buffer } }} options
 * @returns {Promise<{ url: string, port: number, close: () => Promise<void> }>}
 */
export async function serve({ root, port = 0, certificate }) {
  const folder = await realpath(root);
  /** @type {import("node:http").RequestListener} */
  const listener = (request, response) => {
    answer(request, response, folder).catch(() => response.destroy());
  };
  const server = certificate ? createSecureServer(certificate, listener) : createServer(listener);
  const ports = port === 0 ? [0] : Array.from({ length: PORTS_TRIED }, (_, next) => port + next);
  for (const candidate of ports) {
    try {
      const bound = await listen(server, candidate);
      return {
        url: `${certificate ? "https" : "http"}://localhost:${bound}`,
        port: bound,
        close: () =>
          new Promise((resolve) => {
            server.close(() => resolve());
            server.closeAllConnections();
          }),
      };
    } catch (error) {
      const taken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
      if (!taken) throw error;
    }
  }
  throw new Error(
    `Ports ${port} to ${port + PORTS_TRIED - 1} are all taken. Close a program that uses one and try again.`,
  );
}
