/**
 * Univer reads the list of fonts on the machine where the browser lets it. Which fonts somebody has
 * is nobody's business, and a browser without a screen can fall over the question.
 */
export function keepFontsPrivate(): void {
  Reflect.deleteProperty(window, "queryLocalFonts");
}
