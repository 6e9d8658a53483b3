import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { Plan } from "../../src/records/plan";
import { paneText } from "../../src/text/pane";
import { paneVerifyText } from "../../src/text/pane-verify";
import {
  correctionLists,
  correctionText,
  planCorrectionSheet,
  supplierFields,
} from "../../src/verify/putting-right/lists";
import type { CorrectionList } from "../../src/verify/putting-right/lists";
import type { Run } from "../../src/verify/finding";
import type { Trouble } from "../../src/text/trouble";
import { Capped } from "../parts/Capped";
import { Choice } from "../parts/Choice";
import { Fold } from "../parts/Fold";
import { Preview } from "../parts/Preview";
import { Section } from "../parts/Section";
import { TroubleCard } from "../parts/TroubleCard";
import { Screen } from "../shell/Screen";
import { useAnnounce } from "../state/announcer";
import { useFailLoudly } from "../state/fail-loudly";
import { useServices } from "../state/services";
import { useKept } from "../state/use-kept";
import { FindingRow } from "./FindingRow";
import { findingKey } from "./groups";
import { useVerify } from "./state";

const useStyles = makeStyles({
  text: { margin: 0, overflowWrap: "anywhere" },
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

/** What each worker, team or prison has to put right, to be sent back as text or as a sheet. */
export function SuppliersScreen() {
  const styles = useStyles();
  const { state } = useVerify();
  const [field, choose] = useKept("supplier-field", "");
  const words = paneVerifyText.suppliers;
  const run = state.checked?.run;
  const fields = run ? supplierFields(run) : [];
  const by = fields.includes(field) ? field : (fields[0] ?? "");
  const lists = run ? correctionLists(run, by) : [];
  return (
    <Screen title={words.title}>
      <p className={styles.text}>{lists.length > 0 ? words.intro : words.none}</p>
      {fields.length > 1 && (
        <Choice
          label={words.by}
          value={by}
          options={fields.map((one) => [one, one])}
          onChange={choose}
        />
      )}
      {run && (
        <Capped name="suppliers" items={lists} itemKey={({ supplier }) => supplier}>
          {(list) => <SupplierPart run={run} list={list} />}
        </Capped>
      )}
    </Screen>
  );
}

function SupplierPart({ run, list }: { readonly run: Run; readonly list: CorrectionList }) {
  const styles = useStyles();
  const { workbook, copyText } = useServices();
  const announce = useAnnounce();
  const failLoudly = useFailLoudly();
  const [plan, setPlan] = useState<Plan | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const words = paneVerifyText.suppliers;
  const { supplier, sentence, corrections } = list;

  const copy = async () => {
    const isCopied = await copyText(correctionText(run, list));
    announce(isCopied ? words.copied(supplier) : paneText.copy.notCopied);
  };
  const showSheet = async () => {
    const facts = await workbook.facts();
    setTrouble(facts.ok ? null : facts.trouble);
    setPlan(facts.ok ? planCorrectionSheet(facts.value, run, list) : null);
  };
  return (
    <Section title={supplier} aside={sentence}>
      <Fold name={`list ${supplier}`} title={words.entries(corrections.length)}>
        <Capped
          name={`entries ${supplier}`}
          items={corrections}
          itemKey={({ finding }) => findingKey(finding)}
        >
          {({ finding }) => <FindingRow finding={finding} />}
        </Capped>
      </Fold>
      {trouble && <TroubleCard trouble={trouble} onDismiss={() => setTrouble(null)} />}
      {plan ? (
        <Preview
          sentences={plan.sentences}
          changes={plan.changes}
          confirm={words.addSheet}
          onDone={() => setPlan(null)}
          onCancel={() => setPlan(null)}
        />
      ) : (
        <div className={styles.actions}>
          <Button
            aria-label={words.copyFor(supplier)}
            onClick={() => void copy().catch(failLoudly)}
          >
            {words.copy}
          </Button>
          <Button
            aria-label={words.sheetFor(supplier)}
            onClick={() => void showSheet().catch(failLoudly)}
          >
            {words.sheet}
          </Button>
        </div>
      )}
    </Section>
  );
}
