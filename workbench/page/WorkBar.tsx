import { useEffect, useState } from "react";
import { workbenchText as text } from "../../src/text/workbench";
import type { Work } from "./session";

/** Short work shows nothing at all. */
const SHOW_AFTER_MS = 500;

interface Props {
  readonly work: Work | null;
  readonly onStop: () => void;
}

/** What is going on with a file, how far it has come, and the way to stop it; once it takes longer than a moment. */
export function WorkBar({ work, onStop }: Props) {
  const doing = work?.doing ?? null;
  const [shown, setShown] = useState<string | null>(null);
  useEffect(() => {
    if (doing === null) return undefined;
    const timer = setTimeout(() => setShown(doing), SHOW_AFTER_MS);
    return () => {
      clearTimeout(timer);
      setShown(null);
    };
  }, [doing]);
  const isShown = work !== null && shown === doing;
  return (
    <>
      <p className="unseen" role="status">
        {isShown ? work.doing : ""}
      </p>
      {isShown && (
        <div className="question">
          <p>
            {work.doing} {work.said}
          </p>
          <button type="button" onClick={onStop}>
            {text.stop}
          </button>
        </div>
      )}
    </>
  );
}
