import { useEffect, useRef, useState, useSyncExternalStore, type DragEvent } from "react";
import { workbenchText as text } from "../../src/text/workbench";
import { MessageBar } from "./MessageBar";
import { PaneFrame } from "./PaneFrame";
import { Question } from "./Question";
import { listSamples, type SampleEntry } from "./samples";
import type { Session, View } from "./session";
import { TableView } from "./TableView";
import { Toolbar } from "./Toolbar";
import { WorkBar } from "./WorkBar";

export const PANE_WIDTHS = [320, 350, 450] as const;
export type PaneWidth = (typeof PANE_WIDTHS)[number];

/** The whole page: a workbook on the left, the pane as Excel shows it on the right. */
export function Workbench({ session }: { readonly session: Session }) {
  const state = useSyncExternalStore(session.subscribe, session.state);
  const [samples, setSamples] = useState<readonly SampleEntry[]>([]);
  const [view, setView] = useState<View>("sheet");
  const [paneWidth, setPaneWidth] = useState<PaneWidth>(350);
  const [dropping, setDropping] = useState(false);
  const gridPlace = useRef<HTMLDivElement>(null);
  const started = useRef(false);

  useEffect(() => {
    if (started.current) return;
    started.current = true;
    void listSamples().then((found) => {
      setSamples(found);
      const [first] = found;
      if (first) void session.openSample(first);
    });
    if (gridPlace.current) void session.startGrid(gridPlace.current);
  }, [session]);

  useEffect(() => {
    document.documentElement.dataset["theme"] = state.theme;
  }, [state.theme]);

  useEffect(() => {
    document.title = state.file ? `${state.file} – ${text.name}` : text.name;
  }, [state.file]);

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    if (state.unsaved) window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [state.unsaved]);

  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setDropping(false);
    const [file, ...more] = event.dataTransfer.files;
    if (more.length > 0) session.say(text.oneFileOnly);
    else if (file) void session.openFile(file);
  };

  return (
    <div
      className="page"
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes("Files")) return;
        event.preventDefault();
        setDropping(true);
      }}
      onDragLeave={(event) => {
        if (
          !event.currentTarget.contains(
            event.relatedTarget instanceof Node ? event.relatedTarget : null,
          )
        ) {
          setDropping(false);
        }
      }}
      onDrop={onDrop}
    >
      <a className="skip" href="#pane">
        {text.skipToPane}
      </a>
      <header>
        <div className="title-bar">
          <img className="mark" src="../assets/icon-32.png" alt="" width="20" height="20" />
          <p className="product">{text.name}</p>
          <h1 className="file">{state.file ?? ""}</h1>
          {state.file !== null && (
            <p className={state.unsaved ? "unsaved" : "saved"}>
              {state.unsaved ? text.unsaved : text.saved}
            </p>
          )}
          {state.calculating && <p className="calculating">{text.calculating}</p>}
          <p className="promise">{text.promise}</p>
        </div>
        <Toolbar
          session={session}
          samples={samples}
          view={view}
          onView={setView}
          theme={state.theme}
          paneWidth={paneWidth}
          onPaneWidth={setPaneWidth}
          busy={state.busy || state.work !== null}
        />
        {state.pending && (
          <Question session={session} open={state.file ?? ""} next={state.pending.file.name} />
        )}
        <WorkBar work={state.work} onStop={() => session.stop()} />
        <MessageBar message={state.message} onDismiss={() => session.dismiss()} />
      </header>
      <div className="work">
        <main
          className="workbook"
          id="workbook"
          aria-label={text.workbook}
          aria-busy={state.busy}
          data-grid={state.grid}
        >
          <div
            className={view === "sheet" ? "grid" : "grid covered"}
            ref={gridPlace}
            inert={view !== "sheet"}
          />
          {view === "sheet" && state.grid === "waiting" && (
            <p className="waiting">{text.loadingGrid}</p>
          )}
          {view === "table" && <TableView session={session} version={state.version} />}
        </main>
        <PaneFrame session={session} opened={state.opened} width={paneWidth} theme={state.theme} />
      </div>
      {dropping && <div className="drop">{text.dropHere}</div>}
    </div>
  );
}
