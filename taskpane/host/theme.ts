/** How the pane should look: what Office says, unless the system asks for its contrast colours. */
export type PaneTheme = "light" | "dark" | "contrast";

const CONTRAST = "(forced-colors: active)";
const DARK = "(prefers-color-scheme: dark)";

/** Office's own word on the theme; null where this Excel does not say. */
function officeTheme(): PaneTheme | null {
  // Older versions of Excel have no theme here, whatever the typings say.
  const theme: Office.OfficeTheme | undefined = Office.context.officeTheme;
  if (!theme) return null;
  const dark: boolean | undefined = theme.isDarkTheme;
  return (dark ?? isDarkColour(theme.bodyBackgroundColor)) ? "dark" : "light";
}

/** Whether text on the colour (#rrggbb) has to be light to be read. */
function isDarkColour(colour: string): boolean {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
  if (!match) return false;
  const [red = 0, green = 0, blue = 0] = match.slice(1).map((part) => parseInt(part, 16));
  return red * 0.299 + green * 0.587 + blue * 0.114 < 128;
}

export function currentTheme(): PaneTheme {
  if (window.matchMedia(CONTRAST).matches) return "contrast";
  return officeTheme() ?? (window.matchMedia(DARK).matches ? "dark" : "light");
}

/**
 * Tells the theme now and whenever it changes. Excel has no event for it, so it is looked at again when
 * the pane comes to the front. Returns the way to stop.
 */
export function watchTheme(listener: (theme: PaneTheme) => void): () => void {
  let told: PaneTheme | null = null;
  const look = () => {
    const theme = currentTheme();
    if (theme !== told) listener(theme);
    told = theme;
  };
  const queries = [CONTRAST, DARK].map((query) => window.matchMedia(query));
  for (const query of queries) query.addEventListener("change", look);
  window.addEventListener("focus", look);
  document.addEventListener("visibilitychange", look);
  look();
  return () => {
    for (const query of queries) query.removeEventListener("change", look);
    window.removeEventListener("focus", look);
    document.removeEventListener("visibilitychange", look);
  };
}
