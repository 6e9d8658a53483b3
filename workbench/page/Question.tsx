import { useEffect, useRef } from "react";
import { workbenchText as text } from "../../src/text/workbench";
import type { Session } from "./session";

interface Props {
  readonly session: Session;
  readonly open: string;
  readonly next: string;
}

/** Asked before unsaved changes would be lost. */
export function Question({ session, open, next }: Props) {
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  return (
    <section className="question" aria-labelledby="question">
      <p id="question">{text.replaceQuestion(open, next)}</p>
      <button
        type="button"
        ref={first}
        className="primary"
        onClick={() => void session.answer("saveFirst")}
      >
        {text.saveFirst}
      </button>
      <button type="button" onClick={() => void session.answer("replace")}>
        {text.replace}
      </button>
      <button type="button" onClick={() => void session.answer("keep")}>
        {text.keep}
      </button>
    </section>
  );
}
