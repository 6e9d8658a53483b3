import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from "react";
import { trim } from "../../src/cells/cell";

interface Who {
  /** Who is at work; asked once, kept while the pane is open. */
  readonly actor: string;
  readonly setActor: (name: string) => void;
  /** Who was named while the pane is open, the last one first. */
  readonly recent: readonly string[];
  readonly remember: (name: string) => void;
}

const WhoContext = createContext<Who | null>(null);

const NOBODY: readonly string[] = [];

/** Who is at work in the pane, and whom they named: nothing of it is kept when the pane closes. */
export function WhoProvider({ children }: { readonly children: ReactNode }) {
  const [actor, setActor] = useState("");
  const [recent, setRecent] = useState<readonly string[]>(NOBODY);
  const remember = useCallback((typed: string) => {
    const name = trim(typed);
    if (name === "") return;
    setRecent((named) =>
      named[0] === name ? named : [name, ...named.filter((other) => other !== name)],
    );
  }, []);
  const value = useMemo(() => ({ actor, setActor, recent, remember }), [actor, recent, remember]);
  return <WhoContext value={value}>{children}</WhoContext>;
}

export function useWho(): Who {
  const who = useContext(WhoContext);
  if (!who) throw new Error("The pane was drawn without who is at work.");
  return who;
}
