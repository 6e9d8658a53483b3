// Makes the folder that an administrator puts on a web server, and the manifest that goes to Microsoft 365:
// npm run package -- --url https://tools.example.police.uk/plumbline
import { cpSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { headerFor } from "./csp.mjs";
import { checkManifest } from "./manifest-rules.mjs";
import { MANIFEST_SOURCE, manifestFor, readBaseUrl, SOURCE_URL } from "./manifest.mjs";
import { noticesOf } from "./notices.mjs";
import { commandNames, missingFiles, pngSize } from "./validate.mjs";

const ROOT = fileURLToPath(new URL("../", import.meta.url));
const EXAMPLE = "npm run package -- --url https://tools.example.police.uk/plumbline";

/** What stands in `dist` for developers and for the command line, and does not go on a server. */
const NOT_DEPLOYED = [
  /^workbench(\/|$)/,
  /^cli\.js$/,
  /^contract\./,
  /^manifest(\.localhost)?\.xml$/,
  /\.map$/,
];

/** Sent with every file. X-Frame-Options is left out on purpose: Excel on the web shows the pane in a frame. */
const HEADERS = new Map([
  ["Content-Security-Policy", headerFor("taskpane.html")],
  ["X-Content-Type-Options", "nosniff"],
  ["Referrer-Policy", "no-referrer"],
  ["Strict-Transport-Security", "max-age=31536000"],
]);

/**
 * Fills the folder `out` from a finished build: `site` for the web server, `manifest.xml` for Microsoft 365 and
 * `DEPLOY.txt`, which says what to do with them.
 * @param {{ dist: string, out: string, url: string, version: string }} options `url` as `readBaseUrl` gives it
 * @returns {string[]} what is wrong with the result, a sentence each
 */
export function packageSite({ dist, out, url, version }) {
  const site = join(out, "site");
  rmSync(out, { recursive: true, force: true });
  cpSync(dist, site, {
    recursive: true,
    filter: (from) => {
      const path = relative(dist, from).replaceAll("\\", "/");
      return !NOT_DEPLOYED.some((pattern) => pattern.test(path));
    },
  });
  // The description of each function names the page of its help.
  const functions = join(site, "functions.json");
  writeFileSync(
    functions,
    readFileSync(functions, "utf8").replaceAll(SOURCE_URL, () => url),
  );
  const manifest = manifestFor(readFileSync(MANIFEST_SOURCE, "utf8"), url);
  pointTo(url, join(site, "functions.json"));
  const files = filesOf(site);
  writeFileSync(join(site, "licences.txt"), noticesOf(ROOT));
  writeFileSync(join(site, "_headers"), netlifyHeaders(url, files));
  writeFileSync(join(site, "web.config"), iisConfig());
  writeFileSync(join(site, "staticwebapp.config.json"), azureConfig(files));
  writeFileSync(join(out, "manifest.xml"), manifest);
  writeFileSync(join(out, "DEPLOY.txt"), instructions(url, version));
  const commands = commandNames(
    readFileSync(join(ROOT, "taskpane", "host", "commands.ts"), "utf8"),
  );
  return [
    ...checkManifest(manifest, { icon: (path) => pngSize(site, path), commands }),
    ...missingFiles(manifest, site),
  ];
}

/**
 * The description of the functions links each to its help, at the address where the help will be.
 * @param {string} url
 * @param {string} file
 */
function pointTo(url, file) {
  if (!existsSync(file)) return;
  const text = readFileSync(file, "utf8");
  writeFileSync(
    file,
    text.replaceAll(SOURCE_URL, () => url),
  );
}

/**
 * @param {string} folder
 * @returns {string[]} paths with forward slashes, in order
 */
function filesOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .sort();
}

/**
 * Pages and scripts are asked for anew, so that an update arrives at once. Pictures carry no Cache-Control at all:
 * Office shows a picture of its own where one does (manifest reference, "Resources").
 * @param {readonly string[]} files
 */
function alwaysFresh(files) {
  return files.filter((file) => /\.(html|js|json|css)$/.test(file) && !file.startsWith("assets/"));
}

/**
 * For hosts that read a `_headers` file at the top of the site.
 * @param {string} url
 * @param {readonly string[]} files
 */
function netlifyHeaders(url, files) {
  const base = new URL(url).pathname.replace(/\/$/, "");
  const everywhere = [...HEADERS].map(([name, value]) => `  ${name}: ${value}\n`).join("");
  const fresh = alwaysFresh(files).map((file) => `${base}/${file}\n  Cache-Control: no-cache\n`);
  return `${base}/*\n${everywhere}${fresh.join("")}`;
}

/** For Internet Information Services and Azure App Service. */
function iisConfig() {
  const headers = [...HEADERS].map(
    ([name, value]) => `        <add name="${name}" value="${value.replaceAll('"', "&quot;")}" />`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<configuration>
  <system.webServer>
    <httpProtocol>
      <customHeaders>
        <remove name="X-Powered-By" />
        <remove name="X-Frame-Options" />
${headers.join("\n")}
      </customHeaders>
    </httpProtocol>
    <staticContent>
      <remove fileExtension=".json" />
      <mimeMap fileExtension=".json" mimeType="application/json" />
      <clientCache cacheControlMode="DisableCache" />
    </staticContent>
  </system.webServer>
  <location path="assets">
    <system.webServer>
      <staticContent>
        <clientCache cacheControlMode="NoControl" />
      </staticContent>
    </system.webServer>
  </location>
</configuration>
`;
}

/**
 * For Azure Static Web Apps.
 * @param {readonly string[]} files
 */
function azureConfig(files) {
  const config = {
    globalHeaders: Object.fromEntries(HEADERS),
    routes: alwaysFresh(files).map((file) => ({
      route: `/${file}`,
      headers: { "Cache-Control": "no-cache" },
    })),
  };
  return `${JSON.stringify(config, null, 2)}\n`;
}

/**
 * @param {string} url
 * @param {string} version
 */
function instructions(url, version) {
  return `Plumbline ${version}, made for ${url}

1. Put everything inside the folder "site" on the web server, so that
   ${url}/taskpane.html opens in a browser.
2. See that the server sends the headers. They are written down three times, take the one that fits and delete the
   others: _headers (hosts that read such a file), web.config (IIS, Azure App Service),
   staticwebapp.config.json (Azure Static Web Apps). On any other server, set those of _headers by hand.
3. In the Microsoft 365 admin centre choose Settings, Integrated apps, Upload custom apps, Office add-in, and upload
   manifest.xml. Assign it to the people who need it. It can take up to 24 hours to appear on the Data tab of Excel.

A later version: repeat step 1. Repeat step 3 only where the release notes say that the manifest has changed.
The whole guide, with the allow-list and the data-flow statement, is docs/admin-guide.md of the project.
`;
}

/** @param {readonly string[]} args */
async function main(args) {
  const { values } = parseArgs({
    args: [...args],
    options: { url: { type: "string" } },
    strict: false,
  });
  const unknown = Object.keys(values).filter((name) => name !== "url");
  if (unknown.length > 0) return `There is no option --${unknown[0]}. Write: ${EXAMPLE}`;
  if (typeof values.url !== "string") return `Say where the add-in will be served: ${EXAMPLE}`;
  const base = readBaseUrl(values.url);
  if (!base.ok) return base.message;
  const { DIST, build } = await import("./build.mjs");
  try {
    await build();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return `Nothing was packaged, because the add-in could not be built. ${why}`;
  }
  const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  const out = join(ROOT, "deploy");
  const problems = packageSite({ dist: DIST, out, url: base.url, version });
  if (problems.length > 0) return problems.join("\n");
  console.log(`Ready in ${out}: read DEPLOY.txt there.`);
  return null;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const trouble = await main(process.argv.slice(2));
  if (trouble !== null) {
    console.error(trouble);
    process.exitCode = 1;
  }
}
