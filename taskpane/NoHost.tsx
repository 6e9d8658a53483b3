import { paneText } from "../src/text/pane";

/** A plain notice for who opens the page in a browser. It keeps the look of the first paint. */
export function NoHost({ root }: { readonly root: string }) {
  const words = paneText.noHost;
  return (
    <main className="first-paint">
      <h1>{words.title}</h1>
      <p>{words.text}</p>
      <p>
        <a href={`${root}workbench/index.html`}>{words.workbench}</a>
      </p>
    </main>
  );
}
