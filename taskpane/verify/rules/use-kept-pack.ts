import { useEffect, useRef, useState } from "react";
import type { Trouble } from "../../../src/text/trouble";
import { readOwnPack } from "../../../src/verify/pack-table/own-pack";
import type { OwnPack } from "../../../src/verify/pack-table/own-pack";
import { useFacts } from "../../state/facts";
import { useFailLoudly } from "../../state/fail-loudly";
import { useServices } from "../../state/services";

export interface KeptPack {
  /** Null while it is not known, and where the workbook keeps none. */
  readonly found: OwnPack | null;
  readonly trouble: Trouble | null;
  readonly isRead: boolean;
}

const UNREAD: KeptPack = { found: null, trouble: null, isRead: false };

/** The pack of rules in the workbook's own tables, read again after every edit. */
export function useKeptPack(): KeptPack {
  const { workbook, pause } = useServices();
  const facts = useFacts();
  const failLoudly = useFailLoudly();
  const [kept, setKept] = useState(UNREAD);
  const before = useRef<OwnPack | null>(null);

  useEffect(() => {
    if (!facts?.ok) return undefined;
    let isCurrent = true;
    readOwnPack(workbook, { pause, before: before.current })
      .then((read) => {
        if (!isCurrent) return;
        if (read.ok) before.current = read.value;
        setKept(
          read.ok
            ? { found: read.value, trouble: null, isRead: true }
            : { found: null, trouble: read.trouble, isRead: true },
        );
      })
      .catch(failLoudly);
    return () => {
      isCurrent = false;
    };
  }, [facts, workbook, pause, failLoudly]);

  return kept;
}
