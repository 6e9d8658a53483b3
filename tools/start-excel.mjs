// Builds, serves over https on the address that the localhost manifest names, and sideloads into the Excel of
// this machine. The tools of Microsoft that make the certificate and sideload are fetched when they are needed:
// they are of no use where there is no Excel.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { build, DIST } from "./build.mjs";
import { LOCALHOST_URL } from "./manifest.mjs";
import { serve } from "./serve.mjs";

const CERTIFICATES = join(homedir(), ".office-addin-dev-certs");

/** @param {readonly string[]} args */
function npx(...args) {
  const onWindows = process.platform === "win32";
  const { status } = spawnSync("npx", ["--yes", ...args], { stdio: "inherit", shell: onWindows });
  if (status !== 0) stop(`This did not work: npx ${args.join(" ")}`);
}

/** @param {string} sentence @returns {never} */
function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}

if (process.platform !== "win32" && process.platform !== "darwin") {
  stop(
    "There is no Excel for this system. Use npm start for the workbench, or deploy with npm run package for Excel on the web.",
  );
}

npx("office-addin-usage-data@3.0.0", "off");
npx("office-addin-dev-certs@3.0.0", "install");
await build({ production: true });
const server = await serve({
  root: DIST,
  port: Number(new URL(LOCALHOST_URL).port),
  certificate: {
    key: readFileSync(join(CERTIFICATES, "localhost.key")),
    cert: readFileSync(join(CERTIFICATES, "localhost.crt")),
  },
});
if (server.url !== LOCALHOST_URL) {
  await server.close();
  stop(`Something else uses ${LOCALHOST_URL}. Stop it, then try again.`);
}
npx("office-addin-debugging@7.0.0", "start", join(DIST, "manifest.localhost.xml"), "desktop");
console.log(`Excel opens with Plumbline from ${server.url}. Press Ctrl+C here to stop serving.`);
