import eslint from "@eslint/js";
import { defineConfig } from "eslint/config";
import jsxA11y from "eslint-plugin-jsx-a11y";
import officeAddins from "eslint-plugin-office-addins";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

/** The globals of Node that the build tools use; everywhere else TypeScript knows what exists. */
const NODE_GLOBALS = Object.fromEntries(
  [
    "AbortController",
    "Buffer",
    "URL",
    "clearTimeout",
    "console",
    "fetch",
    "performance",
    "process",
    "setTimeout",
  ].map((name) => [name, "readonly"]),
);

// Switched on by hand, because the plugin's own `recommended` registers typescript-eslint a second time. Its other three
// rules follow `load` only within one function and only literal names; the stand-in for Excel refuses at run time what
// they look for, in every test.
const OFFICE_RULES = {
  "office-addins/call-sync-after-load": "error",
  "office-addins/no-context-sync-in-loop": "error",
  "office-addins/no-navigational-load": "error",
  "office-addins/no-office-initialize": "error",
  "office-addins/test-for-null-using-isNullObject": "error",
};

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
    files: ["**/*.ts", "**/*.tsx"],
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
      "@typescript-eslint/consistent-type-imports": ["error", { disallowTypeAnnotations: false }],
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/restrict-plus-operands": ["error", { allowNumberAndString: true }],
      "@typescript-eslint/no-confusing-void-expression": [
        "error",
        {
          ignoreArrowShorthand: true,
          ignoreVoidReturningFunctions: true,
          ignoreVoidOperator: true,
        },
      ],
      "@typescript-eslint/no-extraneous-class": ["error", { allowEmpty: true }],
      // Where an invariant is evident `!` is the shortest honest way past noUncheckedIndexedAccess.
      "@typescript-eslint/no-non-null-assertion": "off",
      // Typings of Excel and of file readers promise more than arrives; a check too many is not a fault.
      "@typescript-eslint/no-unnecessary-condition": "off",
      "@typescript-eslint/no-unnecessary-boolean-literal-compare": "off",
      "@typescript-eslint/no-unnecessary-type-conversion": "off",
      // Type parameters also document: what goes into a channel, what comes out.
      "@typescript-eslint/no-unnecessary-type-parameters": "off",
      // A string spread into its characters is what is meant wherever it is written.
      "@typescript-eslint/no-misused-spread": "off",
      // A port is asynchronous because one of its implementations is; the others have nothing to wait for.
      "@typescript-eslint/require-await": "off",
      // Typings call deprecated what has no successor yet in a webview: copying from a frame, cutting text after some lines.
      "@typescript-eslint/no-deprecated": "off",
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_" },
      ],
    },
  },
  {
    files: ["taskpane/**/*.tsx", "workbench/page/**/*.tsx"],
    extends: [reactHooks.configs.flat.recommended, jsxA11y.flatConfigs.recommended],
    rules: {
      // Keys may be listened to on a whole form: Escape leaves it, besides its button.
      "jsx-a11y/no-noninteractive-element-interactions": [
        "error",
        { handlers: ["onClick", "onMouseDown", "onMouseUp"] },
      ],
    },
  },
  {
    files: ["taskpane/host/**/*.ts"],
    plugins: { "office-addins": officeAddins },
    rules: OFFICE_RULES,
  },
  {
    // The stand-in for Excel gets whatever a caller passes, typed or not, and handles it as Excel would.
    files: ["workbench/host/**/*.ts"],
    rules: {
      "@typescript-eslint/no-base-to-string": "off",
      "@typescript-eslint/no-invalid-void-type": "off",
    },
  },
  {
    // What a test reads out of JSON or a foreign library it goes on to compare; that comparison is the check.
    files: ["test/**/*.ts", "test/**/*.tsx"],
    rules: {
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-call": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-return": "off",
      "@typescript-eslint/no-base-to-string": "off",
      "@typescript-eslint/restrict-template-expressions": "off",
      "@typescript-eslint/unbound-method": "off",
      "@typescript-eslint/only-throw-error": "off",
      "no-loss-of-precision": "off",
    },
  },
);
