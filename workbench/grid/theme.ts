import { Disposable } from "@univerjs/core";

type Theme = { readonly [name: string]: unknown };

/** The theme's values as custom properties: `--univer-primary-500: #466af7;`. */
function declarations(theme: Theme, prefix = "--univer"): string[] {
  return Object.entries(theme).flatMap(([name, value]) =>
    isTheme(value)
      ? declarations(value, `${prefix}-${name}`)
      : [`${prefix}-${name}: ${String(value)};`],
  );
}

function isTheme(value: unknown): value is Theme {
  return typeof value === "object" && value !== null;
}

/**
 * Stands in for Univer's own service, which writes the theme into an inline style element: the
 * content security policy of the workbench allows none.
 */
export class AdoptedTheme extends Disposable {
  private readonly sheet = new CSSStyleSheet();

  constructor() {
    super();
    document.adoptedStyleSheets.push(this.sheet);
  }

  injectThemeToHead(theme: Theme): void {
    this.sheet.replaceSync(`:root {\n${declarations(theme).join("\n")}\n}`);
  }
}
