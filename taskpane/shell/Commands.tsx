import { useEffect, useRef, useState } from "react";
import { useFailLoudly } from "../state/fail-loudly";
import { useNavigation } from "../state/navigation";
import { useServices } from "../state/services";
import { useVerify } from "../verify/state";
import type { Parameters } from "../verify/steps";

export type Command = "showVerify" | "showMeasures" | "showAudit" | "verifySelection";

/** Where commands of the ribbon and of the cells' menu come from. */
export interface CommandSource {
  /** Calls back for every command, also for one that came before anybody listened; returns the way to stop. */
  listen(listener: (command: Command) => void): () => void;
}

const NO_ANSWERS: Parameters = new Map();

/** Turns a command into a screen. */
export function Commands({ source }: { readonly source: CommandSource }) {
  const { workbook } = useServices();
  const { open } = useNavigation();
  const { packs, state, narrow, start } = useVerify();
  const failLoudly = useFailLoudly();
  const { chosen } = packs;
  const { checked } = state;
  const [asked, setAsked] = useState(0);
  const answered = useRef(0);

  // The command may be what opened the pane: the rules to check by are found a moment later.
  useEffect(() => {
    if (asked === answered.current || !packs.isKnown) return;
    answered.current = asked;
    if (chosen)
      start(chosen, checked && checked.pack.id === chosen.id ? checked.parameters : NO_ANSWERS);
  }, [asked, packs.isKnown, chosen, checked, start]);

  useEffect(() => {
    const verifySelection = async () => {
      const selected = await workbook.selection();
      if (selected.ok) narrow(selected.value);
      open({ name: "verify" });
      setAsked((before) => before + 1);
    };
    return source.listen((command) => {
      switch (command) {
        case "showVerify":
          return open({ name: "verify" });
        case "showMeasures":
          return open({ name: "measures" });
        case "showAudit":
          return open({ name: "audit" });
        case "verifySelection":
          verifySelection().catch(failLoudly);
      }
    });
  }, [source, workbook, open, narrow, failLoudly]);
  return null;
}
