import { Button, makeStyles } from "@fluentui/react-components";
import { useEffect, useRef, useState } from "react";
import { recordChecks } from "../../../src/audit/recheck-evidence";
import type { Register } from "../../../src/audit/register";
import { paneEvidenceText } from "../../../src/text/pane-evidence";
import { Capped } from "../../parts/Capped";
import { Fold } from "../../parts/Fold";
import { Notice } from "../../parts/Notice";
import { PrimaryButton } from "../../parts/PrimaryButton";
import { Section } from "../../parts/Section";
import { useAnnounce } from "../../state/announcer";
import { useFailLoudly } from "../../state/fail-loudly";
import { useServices } from "../../state/services";
import { useKept } from "../../state/use-kept";
import { EvidenceCard } from "../EvidenceCard";
import { PlannedPart } from "../PlannedPart";
import { RegisterScreen } from "../RegisterScreen";
import { useAudit } from "../state";
import { usePlanned } from "../use-planned";
import { lookAgain, NOT_LOOKED } from "./look-again";
import type { Looked } from "./look-again";
import { isChange, STANDINGS, standingsOf } from "./standing";
import { useWho } from "../../state/who";

const useStyles = makeStyles({ text: { margin: 0 } });
const words = paneEvidenceText;

/** All evidence of the workbook by what has become of it, and the way to look at all of it again. */
export function EvidenceScreen() {
  const { register } = useAudit();
  const ranges = register?.ok
    ? register.value.rows.tblEvidence.filter(({ kind }) => kind === "range")
    : [];
  const looking = useLooking(ranges.map(({ evidenceId }) => evidenceId));
  const { planned, done } = looking;
  return (
    <RegisterScreen
      title={words.title}
      foot={
        !planned.shown &&
        ranges.length > 0 && (
          <PrimaryButton isWaiting={done !== null} onClick={looking.start}>
            {words.check}
          </PrimaryButton>
        )
      }
    >
      {(known) => <EvidenceParts register={known} ranges={ranges.length} looking={looking} />}
    </RegisterScreen>
  );
}

/** Looks at every piece of evidence that is cells, in slices; what was seen is offered to be written down. */
function useLooking(ids: readonly string[]) {
  const { workbook, pause } = useServices();
  const { plan } = useAudit();
  const { actor } = useWho();
  const announce = useAnnounce();
  const failLoudly = useFailLoudly();
  const planned = usePlanned();
  const [looked, setLooked] = useKept<Looked>("looked", NOT_LOOKED);
  const [done, setDone] = useState<number | null>(null);
  const stopper = useRef<AbortController | null>(null);
  useEffect(() => () => stopper.current?.abort(), []);
  const look = async () => {
    const stop = new AbortController();
    stopper.current = stop;
    setDone(0);
    let seen = NOT_LOOKED;
    // The register as it stands now; nothing is planned by it, so there is nothing to refuse.
    const read = await plan(async (register) => {
      seen = await lookAgain(workbook, register, ids, {
        pause,
        onProgress: setDone,
        signal: stop.signal,
      });
      return { ok: true, value: { changes: [], sentences: [], made: null } };
    }, actor).finally(() => setDone(null));
    if (!read.ok) {
      planned.refuse(read.trouble);
      return;
    }
    setLooked(seen);
    const { checks } = seen;
    announce(words.found(changedOf(seen), checks.length));
    if (checks.length > 0) {
      planned.show((register, moment) => recordChecks(register, checks, moment), actor);
    }
  };
  return {
    planned,
    looked,
    done,
    of: ids.length,
    start: () => void look().catch(failLoudly),
    stop: () => stopper.current?.abort(),
  };
}

function changedOf({ checks }: Looked): number {
  return checks.filter(({ verdict }) => isChange(verdict.verdict)).length;
}

interface PartsProps {
  readonly register: Register;
  readonly ranges: number;
  readonly looking: ReturnType<typeof useLooking>;
}

function EvidenceParts({ register, ranges, looking }: PartsProps) {
  const styles = useStyles();
  const { planned, looked, done } = looking;
  const kept = register.rows.tblEvidence.length;
  if (kept === 0) return <p className={styles.text}>{words.none}</p>;
  const { rows, verdicts } = standingsOf(register, looked);
  return (
    <>
      <p className={styles.text}>
        {looked.checks.length > 0
          ? words.found(changedOf(looked), looked.checks.length)
          : words.summary(kept, ranges)}
      </p>
      {done !== null && (
        <>
          <p className={styles.text} role="status">
            {words.checking(done, looking.of)}
          </p>
          <Button onClick={looking.stop}>{words.stop}</Button>
        </>
      )}
      <PlannedPart planned={planned} confirm={words.keep} />
      {STANDINGS.map((standing) => {
        const own = rows.get(standing) ?? [];
        if (own.length === 0) return null;
        const list = (
          <Capped name={standing} items={own} itemKey={({ evidenceId }) => evidenceId}>
            {(row) => (
              <>
                <EvidenceCard evidence={row} verdict={verdicts.get(row.evidenceId) ?? null} />
                {standing === "unread" && <Notice text={looked.unread.get(row.evidenceId) ?? ""} />}
              </>
            )}
          </Capped>
        );
        const title = words.group[standing](own.length);
        return standing === "same" || standing === "notes" || standing === "explained" ? (
          <Fold key={standing} name={standing} title={title}>
            {list}
          </Fold>
        ) : (
          <Section key={standing} title={title}>
            {list}
          </Section>
        );
      })}
    </>
  );
}
