import { realpathSync } from "node:fs";
import { isMainThread } from "node:worker_threads";
import { runCommandLine } from "./commands";
import { serve } from "./worker";

if (isMainThread) await main();
else await serve();

async function main(): Promise<void> {
  // Somebody piped into `head` and has seen enough: that is no fault.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
      process.exit();
    });
  }
  const [, program = "", ...args] = process.argv;
  // The code is set and not exited with, so that everything said is written out first.
  process.exitCode = await runCommandLine(args, {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    // Through the link that npm makes, to the file itself.
    program: realpathSync(program),
  });
}
