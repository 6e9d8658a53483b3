import eslint from "@eslint/js";
import { defineConfig } from "eslint/config";
import jsxA11y from "eslint-plugin-jsx-a11y";
import officeAddins from "eslint-plugin-office-addins";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const TYPESCRIPT = ["**/*.ts", "**/*.tsx"];

/** The globals of Node that the build tools use; everywhere else TypeScript knows what exists. */
const NODE_GLOBALS = Object.fromEntries(
  [
    "Buffer",
    "console",
    "fetch",
    "performance",
    "process",
    "setTimeout",
    "clearTimeout",
    "URL",
    "AbortController",
  ].map((name) => [name, "readonly"]),
);

// The plugin's own `recommended` registers typescript-eslint a second time, so its rules are switched on by hand.
const OFFICE_RULES = Object.fromEntries(
  Object.keys(officeAddins.rules).map((name) => [`office-addins/${name}`, "error"]),
);

export default defineConfig(
  { ignores: ["dist/", "deploy/", "coverage/", ".cache/", "node_modules/"] },
  {
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: "error" },
  },
  {
    files: ["**/*.js", "**/*.mjs"],
    extends: [eslint.configs.recommended],
    languageOptions: { globals: NODE_GLOBALS },
    rules: { "no-var": "error", "prefer-const": "error", eqeqeq: "error" },
  },
  {
    files: TYPESCRIPT,
    extends: [eslint.configs.recommended, tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      eqeqeq: ["error", "always", { null: "ignore" }],
      // Files of others hold control characters, and XML forbids some: they have to be named.
      "no-control-regex": "off",
      "no-eval": "error",
      "no-new-func": "error",
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      // Where an invariant is evident `!` is the shortest honest way past noUncheckedIndexedAccess.
      "@typescript-eslint/no-non-null-assertion": "off",
      // A port is asynchronous because one of its implementations is; the others have nothing to wait for.
      "@typescript-eslint/require-await": "off",
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_" },
      ],
    },
  },
  {
    files: ["taskpane/**/*.tsx", "workbench/page/**/*.tsx"],
    extends: [reactHooks.configs.flat.recommended, jsxA11y.flatConfigs.strict],
  },
  {
    files: ["taskpane/host/**/*.ts"],
    plugins: { "office-addins": officeAddins },
    rules: OFFICE_RULES,
  },
);
