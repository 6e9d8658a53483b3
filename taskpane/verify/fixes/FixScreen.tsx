import { makeStyles, tokens } from "@fluentui/react-components";
import { readPuttingRight } from "../../../src/verify/putting-right/settle";
import { parseAddress, quotedSheet } from "../../../src/cells/address";
import type { Kept } from "../../../src/records/read";
import { paneFixesText as words } from "../../../src/text/pane-fixes";
import { puttingRightText } from "../../../src/text/putting-right";
import { fail } from "../../../src/text/trouble";
import { FIX_KINDS } from "../../../src/verify/finding";
import { planPutBack } from "../../../src/verify/putting-right/fixes";
import type { FixRow } from "../../../src/verify/putting-right/layout";
import { Facts } from "../../parts/Facts";
import { Notice } from "../../parts/Notice";
import { Preview } from "../../parts/Preview";
import { PrimaryButton } from "../../parts/PrimaryButton";
import { RowButton } from "../../parts/RowButton";
import { dayAndTime } from "../../parts/time";
import { TroubleCard } from "../../parts/TroubleCard";
import { Screen } from "../../shell/Screen";
import { useFailLoudly } from "../../state/fail-loudly";
import { useServices } from "../../state/services";
import { useKeeping } from "../use-keeping";
import { WhoField } from "../../parts/WhoField";
import { useKeptRecords } from "../../state/use-kept-records";
import { useReview } from "../../state/use-review";

const useStyles = makeStyles({
  sentence: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: "anywhere",
  },
  text: { margin: 0 },
});

/** One correction that was written, and the way to take it out again. */
export function FixScreen({ fixId }: { readonly fixId: string }) {
  const styles = useStyles();
  const records = useKeptRecords(readPuttingRight);
  const fix = records?.ok ? records.value.rows.tblFix.find((row) => row.fixId === fixId) : null;
  if (fix) return <OneFix fix={fix} />;
  return (
    <Screen title={words.one}>
      {records?.ok === false && <TroubleCard trouble={records.trouble} />}
      {records?.ok !== false && (
        <p className={styles.text}>{records ? words.gone : words.reading}</p>
      )}
    </Screen>
  );
}

function OneFix({ fix }: { readonly fix: Kept<FixRow> }) {
  const styles = useStyles();
  const { workbook } = useServices();
  const keep = useKeeping();
  const failLoudly = useFailLoudly();
  const { plan, trouble, propose, refuse, leave, dismiss } = useReview();
  const where = `${quotedSheet(fix.sheet)}!${fix.cell}`;
  const area = parseAddress(fix.cell, fix.sheet);
  const isStanding = fix.putBackAt === "";
  const kind = FIX_KINDS.find((known) => known === fix.kind);

  const show = async () => {
    const made = await keep((records, moment) =>
      moment.actor.trim() === ""
        ? fail(puttingRightText.noName())
        : planPutBack(workbook, records, fix, moment),
    );
    propose(made);
  };
  const goTo = async () => {
    if (!area) return;
    const gone = await workbook.goTo(area);
    refuse(gone.ok ? null : gone.trouble);
  };
  return (
    <Screen
      title={words.one}
      foot={
        isStanding && !plan ? (
          <PrimaryButton onClick={() => void show().catch(failLoudly)}>{words.show}</PrimaryButton>
        ) : undefined
      }
    >
      {trouble && <TroubleCard trouble={trouble} onDismiss={dismiss} />}
      <p className={styles.sentence}>{words.line(where, fix.old, fix.new)}</p>
      {!isStanding && <Notice text={words.wasPutBack(fix.putBackBy, dayAndTime(fix.putBackAt))} />}
      {plan ? (
        <Preview
          sentences={plan.sentences}
          changes={plan.changes}
          confirm={words.confirm}
          onDone={leave}
          onCancel={leave}
        />
      ) : (
        <>
          <Facts
            facts={factsOf(fix, kind === undefined ? fix.kind : puttingRightText.fixKind(kind))}
          />
          {area && (
            <RowButton
              id="go-to"
              title={words.goTo(where)}
              onClick={() => void goTo().catch(failLoudly)}
            />
          )}
          {isStanding && <WhoField />}
        </>
      )}
    </Screen>
  );
}

function factsOf(fix: FixRow, kind: string): (readonly [string, string])[] {
  const { facts, blank } = words;
  const known: (readonly [string, string])[] = [
    [facts.column, fix.field],
    [facts.record, fix.recordKey],
    [facts.kind, kind],
    [facts.before, fix.old === "" ? blank : fix.old],
    [facts.wrote, fix.new === "" ? blank : fix.new],
    [facts.rule, fix.rule],
    [facts.by, fix.by],
    [facts.at, dayAndTime(fix.at)],
  ];
  return known.filter(([, fact]) => fact !== "");
}
