import { useEffect, useRef } from "react";
import { workbenchText as text } from "../../src/text/workbench";
import { connectFrame } from "../host/index";
import type { Session } from "./session";

interface Props {
  readonly session: Session;
  /** Counts opened workbooks; the pane is loaded anew for each, and not before the first. */
  readonly opened: number;
  readonly width: number;
}

/** The pane in a frame of its own: the page that Excel loads, with the simulated host in place of Excel. */
export function PaneFrame({ session, opened, width }: Props) {
  return (
    <aside className="pane" id="pane" data-width={width} aria-label={text.pane}>
      {opened > 0 && <Frame key={opened} session={session} />}
    </aside>
  );
}

function Frame({ session }: { readonly session: Session }) {
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
  return <iframe ref={frame} title={text.pane} />;
}
