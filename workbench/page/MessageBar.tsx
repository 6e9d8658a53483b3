import { workbenchText as text } from "../../src/text/workbench";
import type { Message } from "./session";

interface Props {
  readonly message: Message | null;
  readonly onDismiss: () => void;
}

/** What has just happened, for eyes and for screen readers; troubles stay until they are closed. */
export function MessageBar({ message, onDismiss }: Props) {
  const trouble = message?.kind === "trouble" ? message.sentence : null;
  return (
    <>
      <p className="said" role="status">
        {message?.kind === "said" ? message.sentence : ""}
      </p>
      <div role="alert">
        {trouble !== null && (
          <div className="trouble">
            <p>{trouble}</p>
            <button type="button" onClick={onDismiss}>
              {text.dismiss}
            </button>
          </div>
        )}
      </div>
    </>
  );
}
