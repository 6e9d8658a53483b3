import { useEffect, useRef } from "react";
import { workbenchText as text } from "../../src/text/workbench";
import { connectFrame, type Host } from "../host/index";

interface Props {
  readonly host: Host;
  /** Counts opened workbooks; the pane is loaded anew for each, and not before the first. */
  readonly opened: number;
  readonly width: number;
}

/** The pane in a frame of its own: the page that Excel loads, with the simulated host in place of Excel. */
export function PaneFrame({ host, opened, width }: Props) {
  return (
    <aside className="pane" id="pane" data-width={width} aria-label={text.pane}>
      {opened > 0 && <Frame key={opened} host={host} />}
    </aside>
  );
}

function Frame({ host }: { readonly host: Host }) {
  const frame = useRef<HTMLIFrameElement>(null);
  useEffect(() => {
    if (!frame.current) return;
    const disconnect = connectFrame(host, frame.current);
    frame.current.src = "taskpane.html";
    return disconnect;
  }, [host]);
  return <iframe ref={frame} title={text.pane} />;
}
