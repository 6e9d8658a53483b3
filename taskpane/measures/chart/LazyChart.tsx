import { lazy, Suspense } from "react";
import type { ComponentProps } from "react";
import { paneFiguresText } from "../../../src/text/pane-figures";

/** The drawing library is fetched with the first chart that somebody looks at. */
const Trend = lazy(async () => ({ default: (await import("./TrendChart")).TrendChart }));

export function LazyChart(props: ComponentProps<typeof Trend>) {
  return (
    <Suspense fallback={<p role="status">{paneFiguresText.chartLoading}</p>}>
      <Trend {...props} />
    </Suspense>
  );
}
