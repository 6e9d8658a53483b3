// Builds everything, serves it and says where. With --watch, what is changed is built again.
import webpack from "webpack";
import { configurations } from "../webpack.config.js";
import { build, DIST, writeRest } from "./build.mjs";
import { serve } from "./serve.mjs";

const WANTED_PORT = 3000;
const watching = process.argv.includes("--watch");

await build({ production: !watching });
const server = await serve({ root: DIST, port: WANTED_PORT });

console.log(`
Plumbline is ready: open ${server.url}/workbench/ in a browser.

Left is a workbook, right is Plumbline's pane, as Excel shows it. Try a sample from the list at the
top, or open a workbook of your own: nothing leaves the page. Press Ctrl+C here to stop.
`);

if (watching) {
  console.log("Watching for changes. Reload the page after one.");
  webpack(configurations({ production: false })).watch(
    { aggregateTimeout: 300 },
    (error, stats) => {
      if (error) console.error(error.message);
      else if (stats) {
        console.log(
          stats.toString({ preset: "errors-warnings", colors: process.stdout.isTTY }) ||
            "Built again.",
        );
        if (!stats.hasErrors()) writeRest().catch((trouble) => console.error(trouble.message));
      }
    },
  );
}
