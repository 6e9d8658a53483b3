/**
 * How far a screen is scrolled: its own part of the pane or, where the whole page scrolls because the
 * window is very low, the page.
 */
export function scrolledBy(scroller: HTMLElement | null): number {
  return Math.max(scroller?.scrollTop ?? 0, document.documentElement.scrollTop);
}

export function scrollTo(scroller: HTMLElement | null, distance: number): void {
  if (scroller) scroller.scrollTop = distance;
  document.documentElement.scrollTop = distance;
}
