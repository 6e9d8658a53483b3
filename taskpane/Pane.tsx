import { useEffect, useMemo, useState } from "react";
import { App } from "./App";
import type { Connected } from "./host/start";
import { servicesOver } from "./services-over";
import { themeOf } from "./theme";

interface Props {
  readonly start: Connected;
  readonly root: string;
  readonly version: string;
}

/** The pane over the workbook of the host, in the host's colours. */
export function Pane({ start, root, version }: Props) {
  const { workbook, watchTheme, commands } = start;
  const [theme, setTheme] = useState(start.theme);
  useEffect(() => watchTheme(setTheme), [watchTheme]);
  const services = useMemo(
    () => servicesOver(workbook, { root, version }),
    [workbook, root, version],
  );
  return <App services={services} theme={themeOf(theme)} commands={commands} />;
}
