// Finds a browser for the browser tests: an installed one, or on Linux the one that comes inside the
// npm package @sparticuz/chromium, so that nothing has to be installed and nobody has to be root.
import { execFile } from "node:child_process";
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * @typedef {object} Browser
 * @property {string} executablePath
 * @property {readonly string[]} args
 * @property {Readonly<Record<string, string>>} env What the browser process needs on top of ours.
 * @property {string} found Where it comes from, for people to read.
 */

/** No request that the page did not make: tests watch the network and must see ours alone. */
const QUIET = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-default-apps",
  "--disable-domain-reliability",
  "--disable-sync",
  "--no-default-browser-check",
  "--no-first-run",
  "--no-pings",
  "--font-render-hinting=none",
];

const LINUX_NAMES = [
  "google-chrome-stable",
  "google-chrome",
  "chromium",
  "chromium-browser",
  "microsoft-edge-stable",
  "microsoft-edge",
];

const MAC_APPS = [
  "Google Chrome.app/Contents/MacOS/Google Chrome",
  "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  "Chromium.app/Contents/MacOS/Chromium",
];

const WINDOWS_PROGRAMS = [
  "Google\\Chrome\\Application\\chrome.exe",
  "Microsoft\\Edge\\Application\\msedge.exe",
  "Chromium\\Application\\chrome.exe",
];

/**
 * Every place where a browser usually lives on this system, best first.
 * @param {NodeJS.Platform} platform
 * @param {NodeJS.ProcessEnv} env
 * @returns {string[]}
 */
export function usualPlaces(platform, env) {
  if (platform === "win32") {
    const folders = [env["ProgramFiles"], env["ProgramFiles(x86)"], env["LocalAppData"]];
    return folders.flatMap((folder) =>
      folder ? WINDOWS_PROGRAMS.map((program) => `${folder}\\${program}`) : [],
    );
  }
  if (platform === "darwin") {
    const folders = ["/Applications", ...(env["HOME"] ? [`${env["HOME"]}/Applications`] : [])];
    return folders.flatMap((folder) => MAC_APPS.map((app) => `${folder}/${app}`));
  }
  const folders = (env["PATH"] ?? "").split(":").filter(Boolean);
  return LINUX_NAMES.flatMap((name) => folders.map((folder) => `${folder}/${name}`));
}

/** @param {string} file */
function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * The system's fonts where there are any, and the packaged one: with no font at all this Chromium
 * falls over at the first text on a canvas.
 * @param {string} packaged
 */
function fontsConfiguration(packaged) {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${packaged}</dir>
  <cachedir>${packaged}-cache</cachedir>
</fontconfig>
`;
}

/**
 * Unpacks the packaged Chromium with its libraries once into `.cache` and says where it lies.
 * The package unpacks its libraries only where it believes to be on Amazon's servers, and everything
 * into the shared temporary folder; a child process with its own environment settles both.
 * @returns {Promise<string>} The folder that holds `chromium`, `al2023/lib` and `fonts.conf`.
 */
async function unpackPackagedChromium() {
  const { devDependencies } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  const folder = join(ROOT, ".cache", `chromium-${devDependencies["@sparticuz/chromium"]}`);
  if (existsSync(join(folder, "chromium"))) return folder;
  mkdirSync(dirname(folder), { recursive: true });
  const unfinished = mkdtempSync(`${folder}-`);
  try {
    const program = 'import("@sparticuz/chromium").then(({ default: c }) => c.executablePath())';
    await run(process.execPath, ["--input-type=module", "-e", program], {
      cwd: ROOT,
      env: { ...process.env, TMPDIR: unfinished, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs20.x" },
    });
    writeFileSync(join(unfinished, "fonts.conf"), fontsConfiguration(join(folder, "fonts")));
    renameSync(unfinished, folder);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    // Two test runs may unpack at the same time; the one that comes second uses what the first made.
    if (!existsSync(join(folder, "chromium"))) throw error;
  }
  return folder;
}

/**
 * The browser for the tests. `PLUMBLINE_BROWSER` names one; otherwise an installed Chrome, Edge or
 * Chromium; otherwise, on 64-bit Linux, the one inside `@sparticuz/chromium`.
 * @returns {Promise<Browser>}
 */
export async function findBrowser() {
  const named = process.env["PLUMBLINE_BROWSER"];
  if (named) {
    if (!isProgram(named)) {
      throw new Error(`PLUMBLINE_BROWSER is set to ${named}, but there is no program there.`);
    }
    return { executablePath: named, args: QUIET, env: {}, found: `${named} (PLUMBLINE_BROWSER)` };
  }
  const installed = usualPlaces(process.platform, process.env).find(isProgram);
  if (installed) return { executablePath: installed, args: QUIET, env: {}, found: installed };
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new Error(
      "No browser was found. Install Chrome, Edge or Chromium, or set PLUMBLINE_BROWSER to the program.",
    );
  }
  const folder = await unpackPackagedChromium();
  const libraries = [join(folder, "al2023", "lib"), process.env["LD_LIBRARY_PATH"]];
  return {
    executablePath: join(folder, "chromium"),
    args: [...QUIET, "--disable-gpu", "--no-zygote"],
    env: {
      LD_LIBRARY_PATH: libraries.filter(Boolean).join(":"),
      FONTCONFIG_FILE: join(folder, "fonts.conf"),
      HOME: process.env["HOME"] ?? folder,
    },
    found: "Chromium from @sparticuz/chromium",
  };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const browser = await findBrowser();
  console.log(`${browser.found}: ${browser.executablePath}`);
}
