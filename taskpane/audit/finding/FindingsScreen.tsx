import { makeStyles } from "@fluentui/react-components";
import { useMemo } from "react";
import { clausesOf, listFindings } from "../../../src/audit/life/lists";
import type { FindingFilter } from "../../../src/audit/life/lists";
import type { Register } from "../../../src/audit/register";
import { auditWords } from "../../../src/text/audit";
import { findingWords } from "../../../src/text/audit-finding";
import { paneAuditText } from "../../../src/text/pane-audit";
import { paneFindingText } from "../../../src/text/pane-finding";
import { Capped } from "../../parts/Capped";
import { Choice } from "../../parts/Choice";
import { Fold } from "../../parts/Fold";
import { TextField } from "../../parts/TextField";
import { TroubleCard } from "../../parts/TroubleCard";
import { Screen } from "../../shell/Screen";
import { useAsAt } from "../../state/as-at";
import { useKept } from "../../state/use-kept";
import { FindingRowButton } from "../FindingRowButton";
import { useAudit } from "../state";
import { EscalationPart } from "./EscalationPart";
import { useWho } from "../../state/who";

const useStyles = makeStyles({ text: { margin: 0 } });

const UNFILTERED: FindingFilter = {
  search: "",
  mine: "",
  isOverdue: false,
  grade: "any",
  clause: "",
  state: "not_ended",
};

/** All findings of the register, found by words and filters; what is late stands first. */
export function FindingsScreen() {
  const styles = useStyles();
  const { register } = useAudit();
  return (
    <Screen title={paneFindingText.list.title}>
      {!register && <p className={styles.text}>{paneAuditText.loading}</p>}
      {register && !register.ok && <TroubleCard trouble={register.trouble} />}
      {register?.ok && <FindingList register={register.value} />}
    </Screen>
  );
}

function FindingList({ register }: { readonly register: Register }) {
  const styles = useStyles();
  const { day } = useAsAt();
  const { actor } = useWho();
  const [filter, setFilter] = useKept("filter", UNFILTERED);
  const words = paneFindingText.list;
  const listed = useMemo(() => listFindings(register, filter, day), [register, filter, day]);
  const set = (changed: Partial<FindingFilter>) => setFilter({ ...filter, ...changed });
  return (
    <>
      <TextField
        label={words.search}
        value={filter.search}
        hint={words.searchHint}
        onChange={(search) => set({ search })}
      />
      <Fold name="filters" title={words.filters(filtersSet(filter))}>
        {actor !== "" && (
          <Choice
            label={words.whose}
            value={filter.mine === "" ? "all" : "mine"}
            options={[
              ["all", words.everybody],
              ["mine", words.mine],
            ]}
            onChange={(whose) => set({ mine: whose === "mine" ? actor : "" })}
          />
        )}
        <Choice
          label={words.when}
          value={filter.isOverdue ? "late" : "any"}
          options={[
            ["any", words.anyTime],
            ["late", words.late],
          ]}
          onChange={(when) => set({ isOverdue: when === "late" })}
        />
        <Choice
          label={words.grade}
          value={filter.grade}
          options={[
            ["any", words.anyGrade],
            ["major", auditWords.grade.major],
            ["minor", auditWords.grade.minor],
            ["ofi", auditWords.grade.ofi],
          ]}
          onChange={(grade) => set({ grade })}
        />
        <Choice
          label={words.clause}
          value={filter.clause}
          options={[
            ["", words.anyClause],
            ...clausesOf(register).map((clause) => [clause, clause] as const),
          ]}
          onChange={(clause) => set({ clause })}
        />
        <Choice
          label={words.state}
          value={filter.state}
          options={STATES}
          onChange={(state) => set({ state })}
        />
      </Fold>
      <p className={styles.text} role="status">
        {listed.length === 0 ? words.none : words.count(listed.length)}
      </p>
      <Capped name="findings" items={listed} itemKey={({ finding }) => finding.findingId}>
        {({ finding, overdue }) => (
          <FindingRowButton finding={finding} overdue={overdue ?? undefined} />
        )}
      </Capped>
      <EscalationPart register={register} />
    </>
  );
}

const STATES: readonly (readonly [FindingFilter["state"], string])[] = [
  ["not_ended", paneFindingText.list.notEnded],
  ["any", paneFindingText.list.anyState],
  ["open", findingWords.state.open],
  ["disputed", findingWords.state.disputed],
  ["in_analysis", findingWords.state.in_analysis],
  ["plan_submitted", findingWords.state.plan_submitted],
  ["in_progress", findingWords.state.in_progress],
  ["awaiting_verification", findingWords.state.awaiting_verification],
  ["awaiting_effectiveness", findingWords.state.awaiting_effectiveness],
  ["ready_to_close", findingWords.state.ready_to_close],
  ["considered", findingWords.state.considered],
  ["closed", findingWords.state.closed],
  ["withdrawn", findingWords.state.withdrawn],
];

function filtersSet({ mine, isOverdue, grade, clause, state }: FindingFilter): number {
  const set = [mine !== "", isOverdue, grade !== "any", clause !== "", state !== "not_ended"];
  return set.filter(Boolean).length;
}
