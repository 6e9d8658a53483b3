/**
 * At 400 % zoom a laptop leaves 256 px of height: head and foot are then no longer pinned and the
 * whole pane scrolls as one page, so that nothing hides behind them.
 */
export const FLAT = "@media (max-height: 420px)";
