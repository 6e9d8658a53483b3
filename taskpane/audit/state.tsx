import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import type { ReactNode } from "react";
import { isBlank } from "../../src/cells/cell";
import type { Moment } from "../../src/records/moment";
import type { Plan } from "../../src/records/plan";
import { readRegister } from "../../src/audit/register";
import type { Register } from "../../src/audit/register";
import { paneAuditText } from "../../src/text/pane-audit";
import { ok } from "../../src/text/trouble";
import type { Result, Trouble } from "../../src/text/trouble";
import { useFailLoudly } from "../state/fail-loudly";
import { useServices } from "../state/services";
import { useStale } from "../state/use-stale";
import { useWriting } from "../state/writing";

/** What a step of the audit would write, given the register as it stands. */
export type Make = (register: Register, moment: Moment) => Result<Plan> | Promise<Result<Plan>>;

interface Audit {
  /** Null until the tables have been read for the first time. */
  readonly register: Result<Register> | null;
  /** Plans against the register as it stands now; `as` is the name under which it is kept. */
  readonly plan: (make: Make, as: string) => Promise<Result<Plan>>;
  /**
   * Plans and writes at once, for the answer that shows it; null when it is done. Where somebody else has
   * written meanwhile, the register is read and the step planned once more. `first` is a plan that has
   * been shown already and is tried before any other.
   */
  readonly save: (
    make: Make,
    as: string,
    answer: string | null,
    first?: Plan,
  ) => Promise<Trouble | null>;
}

const AuditContext = createContext<Audit | null>(null);

const QUIET_MS = 500;

/** Troubles of a plan that was right when it was made; the tables may also have been made by somebody else. */
const OVERTAKEN: ReadonlySet<string> = new Set([
  "changed-meanwhile",
  "sheet-exists",
  "table-exists",
  "table-missing",
]);

/** The audit register of the open workbook. Nothing of it is kept here: the tables are the store. */
export function AuditProvider({ children }: { readonly children: ReactNode }) {
  const { workbook, now, today, token, pause } = useServices();
  const { generation, write } = useWriting();
  const failLoudly = useFailLoudly();
  const [register, setRegister] = useState<Result<Register> | null>(null);
  const [edits, setEdits] = useState(0);

  useEffect(() => {
    let isCurrent = true;
    readRegister(workbook, pause)
      .then((read) => {
        if (isCurrent) setRegister(read);
      })
      .catch(failLoudly);
    return () => {
      isCurrent = false;
    };
  }, [workbook, generation, edits, failLoudly, pause]);

  useStale(
    QUIET_MS,
    () => setEdits((n) => n + 1),
    (stale) => isOnRegister(register, stale.sheet),
  );

  const plan = useCallback(
    async (make: Make, as: string) => {
      const read = await readRegister(workbook, pause);
      // A blank name would make a line of the trail that nobody can read.
      const actor = isBlank(as) ? paneAuditText.actorNone : as;
      return read.ok ? make(read.value, { at: now(), today: today(), actor, token }) : read;
    },
    [workbook, now, today, token, pause],
  );

  // One after the other: a second step planned on the same register would write over the first.
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const save = useCallback(
    (make: Make, as: string, answer: string | null, first?: Plan) => {
      const attempt = async (shown?: Plan) => {
        const planned = shown ? ok(shown) : await plan(make, as);
        return planned.ok
          ? write(planned.value.changes, planned.value.sentences, { shownBy: answer })
          : planned.trouble;
      };
      const step = async () => {
        const trouble = await attempt(first);
        return trouble && OVERTAKEN.has(trouble.code) ? attempt() : trouble;
      };
      const done = queue.current.then(step, step);
      queue.current = done.catch(() => undefined);
      return done;
    },
    [plan, write],
  );

  const value = useMemo(() => ({ register, plan, save }), [register, plan, save]);
  return <AuditContext value={value}>{children}</AuditContext>;
}

function isOnRegister(register: Result<Register> | null, sheet: string): boolean {
  if (!register?.ok) return true;
  return [...register.value.places.values()].some(({ facts }) => facts.area.sheet === sheet);
}

export function useAudit(): Audit {
  const audit = useContext(AuditContext);
  if (!audit) throw new Error("The pane was drawn without its audits.");
  return audit;
}
