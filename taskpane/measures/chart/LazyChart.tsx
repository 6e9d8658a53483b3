import { lazy, Suspense } from "react";
import type { ReactNode } from "react";
import { paneFiguresText } from "../../../src/text/pane-figures";
import type { FunnelChartProps } from "./FunnelChart";
import type { GapChartProps } from "./GapChart";
import type { IndexChartProps } from "./IndexChart";
import type { TrendChartProps } from "./TrendChart";

// The drawing library is fetched with the first chart that somebody looks at.
const Trend = lazy(async () => ({ default: (await import("./TrendChart")).TrendChart }));
const Gap = lazy(async () => ({ default: (await import("./GapChart")).GapChart }));
const Funnel = lazy(async () => ({ default: (await import("./FunnelChart")).FunnelChart }));
const Index = lazy(async () => ({ default: (await import("./IndexChart")).IndexChart }));

function Awaited({ children }: { readonly children: ReactNode }) {
  return (
    <Suspense fallback={<p role="status">{paneFiguresText.chartLoading}</p>}>{children}</Suspense>
  );
}

export function LazyTrend(props: TrendChartProps) {
  return (
    <Awaited>
      <Trend {...props} />
    </Awaited>
  );
}

export function LazyGap(props: GapChartProps) {
  return (
    <Awaited>
      <Gap {...props} />
    </Awaited>
  );
}

export function LazyFunnel(props: FunnelChartProps) {
  return (
    <Awaited>
      <Funnel {...props} />
    </Awaited>
  );
}

export function LazyIndex(props: IndexChartProps) {
  return (
    <Awaited>
      <Index {...props} />
    </Awaited>
  );
}
