import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const SCRIPT = fileURLToPath(new URL("../../shared/bench/run_all.sh", import.meta.url));
const OURS = fileURLToPath(new URL("thirty-rules.mjs", import.meta.url));

/**
 * The reference case of verification, by the script that stands beside the project: its own data and rules, and every
 * engine that is installed. Says so where it is not there.
 */
export function sharedCase() {
  if (!existsSync(SCRIPT)) {
    console.log("\nThe reference case of verification is not measured: ../shared/bench is missing.");
    return;
  }
  console.log("\nThe reference case of verification, every engine in one run:\n");
  const folder = mkdtempSync(join(tmpdir(), "plumbline-bench-"));
  const env = { ...process.env, PRODUCT: `"${process.execPath}" "${OURS}"`, READ: "0" };
  const { status } = spawnSync("bash", [SCRIPT, folder], { env, stdio: "inherit" });
  rmSync(folder, { recursive: true });
  if (status !== 0) console.log("It did not end well: see above.");
}
