import { useEffect, useRef } from "react";
import { workbenchText as text } from "../../src/text/workbench";
import { connectFrame } from "../host/index";
import type { Session, ThemeName } from "./session";

/** The new theme travels to the frame through a port. */
const THEME_ARRIVES_MS = 50;

interface Props {
  readonly session: Session;
  /** Counts opened workbooks; the pane is loaded anew for each, and not before the first. */
  readonly opened: number;
  readonly width: number;
  readonly theme: ThemeName;
}

/** The pane in a frame of its own: the page that Excel loads, with the simulated host in place of Excel. */
export function PaneFrame({ session, opened, width, theme }: Props) {
  return (
    <aside className="pane" id="pane" data-width={width} aria-label={text.pane}>
      {opened > 0 && <Frame key={opened} session={session} theme={theme} />}
    </aside>
  );
}

function Frame({ session, theme }: Pick<Props, "session" | "theme">) {
  const frame = useRef<HTMLIFrameElement>(null);
  useEffect(() => {
    if (!frame.current) return;
    const disconnect = connectFrame(session.host, frame.current);
    frame.current.src = "taskpane.html";
    return () => {
      disconnect();
      session.paneGone();
    };
  }, [session]);
  // Excel tells no add-in that its theme has changed; panes look when they come to the front.
  useEffect(() => {
    const told = setTimeout(
      () => frame.current?.contentWindow?.dispatchEvent(new Event("focus")),
      THEME_ARRIVES_MS,
    );
    return () => clearTimeout(told);
  }, [theme]);
  return <iframe ref={frame} title={text.pane} />;
}
