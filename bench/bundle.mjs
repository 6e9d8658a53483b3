// Bundles a part of the product as it is shipped: node bundle.mjs NAME FOLDER [ENTRY]. A process of its own, so that what the
// bundler leaves in memory weighs on nothing that is measured.
import { basename } from "node:path";
import webpack from "webpack";
import { configurations } from "../webpack.config.js";

const [name = "", folder = "", entry] = process.argv.slice(2);
const config = configurations({ production: true }).find((one) => one.name === name);
if (!config) throw new Error(`webpack.config.js makes no ${name}.`);
const own = entry ? { entry: { [basename(entry, ".ts")]: entry }, plugins: [] } : {};

const compiler = webpack({
  ...config,
  ...own,
  output: { ...config.output, path: folder },
  cache: false,
});
compiler.run((fault, stats) => {
  compiler.close(() => {
    if (fault) throw fault;
    if (stats?.hasErrors()) throw new Error(stats.toString("errors-only"));
  });
});
