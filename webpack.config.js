import { fileURLToPath } from "node:url";
import MiniCssExtractPlugin from "mini-css-extract-plugin";
import TerserPlugin from "terser-webpack-plugin";
import webpack from "webpack";

/** @param {string} path */
const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const SHEBANG = "#!/usr/bin/env node";

/** Everything that runs Plumbline knows ES2022: nothing is translated further down, nothing filled in. */
const scripts = {
  test: /\.tsx?$/,
  exclude: /node_modules/,
  loader: "swc-loader",
  options: {
    jsc: {
      target: "es2022",
      parser: { syntax: "typescript", tsx: true },
      transform: { react: { runtime: "automatic" } },
    },
  },
};

/** Style sheets become files: the content security policy allows no style that stands in the page. */
const styles = {
  test: /\.css$/,
  use: [MiniCssExtractPlugin.loader, "css-loader"],
  sideEffects: true,
};

const minimizer = [
  new TerserPlugin({
    minify: TerserPlugin.swcMinify,
    extractComments: "some",
    terserOptions: { compress: { passes: 1 }, mangle: true, format: { comments: false } },
  }),
];

/**
 * @param {string} name
 * @param {boolean} production
 * @returns {import("webpack").Configuration}
 */
function shared(name, production) {
  return {
    name,
    mode: production ? "production" : "development",
    devtool: production ? false : "cheap-module-source-map",
    context: here("."),
    resolve: {
      extensions: [".tsx", ".ts", ".js", ".json"],
      alias: { debug$: here("tools/no-log.cjs") },
    },
    module: { rules: [scripts, styles] },
    cache: {
      type: "filesystem",
      name: `${name}-${production ? "production" : "development"}`,
      cacheDirectory: here(".cache/webpack"),
      buildDependencies: { config: [fileURLToPath(import.meta.url)] },
    },
    performance: { hints: false },
    stats: "errors-warnings",
    infrastructureLogging: { level: "error" },
  };
}

/**
 * One page script with whatever it loads later.
 * @param {string} name
 * @param {string} entry
 * @param {string} folder Inside `dist`.
 * @param {boolean} production
 * @returns {import("webpack").Configuration}
 */
function page(name, entry, folder, production) {
  return {
    ...shared(name, production),
    target: ["web", "es2022"],
    entry: { [name]: entry },
    output: {
      path: here(`dist/${folder}`),
      filename: "[name].js",
      chunkFilename: "assets/[name].[contenthash:8].js",
      assetModuleFilename: "assets/[name].[contenthash:8][ext]",
      publicPath: "auto",
      uniqueName: `plumbline-${name}`,
    },
    optimization: { minimizer, splitChunks: { chunks: "async" } },
    plugins: [
      new MiniCssExtractPlugin({
        filename: "[name].css",
        chunkFilename: "assets/[name].[contenthash:8].css",
      }),
    ],
  };
}

/**
 * A script that other scripts wait for: one file, nothing loaded later.
 * @param {string} name
 * @param {string} entry
 * @param {string} folder
 * @param {boolean} production
 */
function singleFile(name, entry, folder, production) {
  const config = page(name, entry, folder, production);
  return {
    ...config,
    plugins: [
      ...(config.plugins ?? []),
      new webpack.optimize.LimitChunkCountPlugin({ maxChunks: 1 }),
    ],
  };
}

/**
 * @param {string} name
 * @param {string} entry
 * @param {string} path Folder of the file that is written.
 * @param {boolean} production
 * @returns {import("webpack").Configuration}
 */
function nodeProgram(name, entry, path, production) {
  return {
    ...shared(name, production),
    target: "node20",
    entry: { [name]: entry },
    experiments: { outputModule: true },
    output: {
      path,
      filename: "[name].js",
      module: true,
      chunkFormat: "module",
      library: { type: "module" },
    },
    // Read by people when something goes wrong, and started from disk: small size buys nothing.
    optimization: { minimize: false },
    plugins: [new webpack.optimize.LimitChunkCountPlugin({ maxChunks: 1 })],
  };
}

// Univer brings hyphenation patterns of some seventy languages, 4 MB of chunks that a sheet never
// asks for; the one that it loads at start stays.
const FOREIGN_HYPHENATION = /^\.\/(?!en-gb-)[a-z]{2,3}(-[a-z0-9]+)*-[\w-]{8}\.js$/;

/**
 * @param {{ production?: boolean }} [options]
 * @returns {import("webpack").Configuration[]}
 */
export function configurations({ production = true } = {}) {
  const cli = nodeProgram("cli", "./src/cli/main.ts", here("dist"), production);
  const workbench = page("workbench", "./workbench/page/index.tsx", "workbench", production);
  return [
    singleFile("functions", "./functions/register.ts", "", production),
    page("taskpane", "./taskpane/index.tsx", "", production),
    singleFile("contract", "./test/contract/page.ts", "", production),
    {
      ...workbench,
      plugins: [
        ...(workbench.plugins ?? []),
        new webpack.IgnorePlugin({
          checkResource: (request, context) =>
            /[\\/]engine-render[\\/]/.test(context) && FOREIGN_HYPHENATION.test(request),
        }),
      ],
    },
    singleFile("office", "./workbench/host/frame.ts", "workbench", production),
    {
      ...cli,
      plugins: [
        ...(cli.plugins ?? []),
        new webpack.BannerPlugin({ banner: SHEBANG, raw: true, entryOnly: true }),
      ],
    },
    nodeProgram("samples", "./samples/main.ts", here(".cache/samples"), production),
  ];
}

export default configurations();
