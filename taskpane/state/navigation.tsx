import { createContext, useCallback, useContext, useMemo, useReducer, useRef } from "react";
import type { ReactNode, RefObject } from "react";
import { INITIAL, step } from "./screens";
import type { Entry, Screen, Step } from "./screens";
import { scrolledBy } from "./scroll";

interface Navigation {
  readonly entry: Entry;
  readonly canGoBack: boolean;
  /** The part of the pane that scrolls; the screen on show fills it in. */
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** False until the first move: opening the pane must not take the focus out of the sheet. */
  readonly hasMoved: RefObject<boolean>;
  /** What screens on the way want to find again when Back returns to them; see useKept. */
  readonly kept: RefObject<Map<string, unknown>>;
  readonly go: (screen: Screen) => void;
  /** Goes to another screen that takes the place of this one: Back will not return here. */
  readonly replace: (screen: Screen) => void;
  /** Straight to a job, as the ribbon asks for it. */
  readonly open: (screen: Screen) => void;
  readonly back: () => void;
}

const NavigationContext = createContext<Navigation | null>(null);

/** Remembers for every screen on the way how far it was scrolled and what had the focus. */
export function NavigationProvider({ children }: { readonly children: ReactNode }) {
  const [{ entries }, dispatch] = useReducer(step, INITIAL);
  const scroller = useRef<HTMLDivElement | null>(null);
  const hasMoved = useRef(false);
  const kept = useRef(new Map<string, unknown>());

  const move = useCallback((taken: Step) => {
    hasMoved.current = true;
    dispatch(taken);
  }, []);
  const go = useCallback(
    (screen: Screen) =>
      move({
        kind: "go",
        screen,
        scroll: scrolledBy(scroller.current),
        focus: document.activeElement?.id ?? "",
      }),
    [move],
  );
  const replace = useCallback((screen: Screen) => move({ kind: "replace", screen }), [move]);
  const open = useCallback((screen: Screen) => move({ kind: "open", screen }), [move]);
  const back = useCallback(() => move({ kind: "back" }), [move]);

  const entry = entries[entries.length - 1]!;
  const value = useMemo(
    () => ({
      entry,
      canGoBack: entries.length > 1,
      scroller,
      hasMoved,
      kept,
      go,
      replace,
      open,
      back,
    }),
    [entry, entries.length, go, replace, open, back],
  );
  return <NavigationContext value={value}>{children}</NavigationContext>;
}

export function useNavigation(): Navigation {
  const navigation = useContext(NavigationContext);
  if (!navigation) throw new Error("The pane was drawn without its navigation.");
  return navigation;
}
