import webpack from "webpack";
import { configurations } from "../../webpack.config.js";

/** Makes `functions.js` in a folder, as the build makes it. */
export function bundleFunctions(folder: string): Promise<void> {
  const config = configurations({ production: true }).find(({ name }) => name === "functions");
  if (!config) throw new Error("webpack.config.js bundles no functions.");
  const compiler = webpack({ ...config, output: { ...config.output, path: folder }, cache: false });
  return new Promise((resolve, reject) => {
    compiler.run((fault, stats) => {
      compiler.close(() => {
        if (fault) reject(fault);
        else if (stats?.hasErrors()) reject(new Error(stats.toString("errors-only")));
        else resolve();
      });
    });
  });
}
