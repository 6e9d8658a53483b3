import { teamsHighContrastTheme, webDarkTheme, webLightTheme } from "@fluentui/react-components";
import type { Theme } from "@fluentui/react-components";
import type { PaneTheme } from "./host/theme";

const THEMES: Readonly<Record<PaneTheme, Theme>> = {
  light: webLightTheme,
  dark: webDarkTheme,
  // The system puts its own colours over these; what counts is that every edge is drawn.
  contrast: teamsHighContrastTheme,
};

export function themeOf(theme: PaneTheme): Theme {
  return THEMES[theme];
}
