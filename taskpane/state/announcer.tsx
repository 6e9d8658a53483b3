import { makeStyles } from "@fluentui/react-components";
import { createContext, useCallback, useContext, useRef } from "react";
import type { ReactNode } from "react";

type Announce = (text: string) => void;

const AnnouncerContext = createContext<Announce | null>(null);

const useStyles = makeStyles({
  unseen: {
    position: "absolute",
    width: "1px",
    height: "1px",
    overflow: "hidden",
    clipPath: "inset(50%)",
    whiteSpace: "nowrap",
  },
});

/** One live region for the whole pane; a region that comes and goes with its text is often not read out. */
export function AnnouncerProvider({ children }: { readonly children: ReactNode }) {
  const styles = useStyles();
  const region = useRef<HTMLDivElement>(null);
  const announce = useCallback((text: string) => {
    if (!region.current) return;
    // The same sentence twice in a row is only read out again when the text differs.
    const again = region.current.textContent === text;
    region.current.textContent = again ? `${text}\u00a0` : text;
  }, []);
  return (
    <AnnouncerContext value={announce}>
      {children}
      <div ref={region} role="status" aria-live="polite" className={styles.unseen} />
    </AnnouncerContext>
  );
}

export function useAnnounce(): Announce {
  const announce = useContext(AnnouncerContext);
  if (!announce) throw new Error("The pane was drawn without its live region.");
  return announce;
}
