import { makeStyles } from "@fluentui/react-components";
import { useState } from "react";
import type { ReportDocument } from "../../../src/report/document";
import { REPORT_TEMPLATES } from "../../../src/report/measures/shipped";
import { paneText } from "../../../src/text/pane";
import { reportMeasuresText } from "../../../src/text/report-measures";
import type { Trouble } from "../../../src/text/trouble";
import { Choice } from "../../parts/Choice";
import { HowFar } from "../../parts/HowFar";
import { PrimaryButton } from "../../parts/PrimaryButton";
import { RowButton } from "../../parts/RowButton";
import { TextField } from "../../parts/TextField";
import { TroubleCard } from "../../parts/TroubleCard";
import { Screen } from "../../shell/Screen";
import { useAnnounce } from "../../state/announcer";
import { useAsAt } from "../../state/as-at";
import { useFailLoudly } from "../../state/fail-loudly";
import { useNavigation } from "../../state/navigation";
import { useServices } from "../../state/services";
import { useDelayed } from "../../state/use-delayed";
import { useKept } from "../../state/use-kept";
import { useLongWork } from "../../state/use-long-work";
import { makeReport, periodChoices, type ReportForm } from "./form";
import { MadeReport } from "./MadeReport";

const useStyles = makeStyles({ text: { margin: 0 } });

const words = reportMeasuresText.pane;
const SHOW_PROGRESS_AFTER_MS = 500;
const FIRST = REPORT_TEMPLATES[0]!;
const EDITIONS = [
  ["internal", reportMeasuresText.editions.internal],
  ["published", reportMeasuresText.editions.published],
] as const;
const STATUSES = [
  ["draft", words.statuses.draft],
  ["issued", words.statuses.issued],
] as const;

/** What to report, on which period, for whom; then the report itself. */
export function ReportsScreen() {
  const styles = useStyles();
  const { workbook } = useServices();
  const { day } = useAsAt();
  const { go } = useNavigation();
  const announce = useAnnounce();
  const failLoudly = useFailLoudly();
  const [form, setForm] = useKept<ReportForm>("report", {
    template: FIRST.id,
    period: "",
    edition: FIRST.edition,
    hideBelow: "5",
    roundTo: "0",
    status: "draft",
    marking: "",
  });
  const [made, setMade] = useState<ReportDocument | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const { work, run } = useLongWork(words.stopped);
  const isLong = useDelayed(work !== null, SHOW_PROGRESS_AFTER_MS);
  const template = REPORT_TEMPLATES.find(({ id }) => id === form.template) ?? FIRST;
  const periods = periodChoices(template, day);

  const make = async () => {
    const period = form.period === "" ? (periods[0]?.[0] ?? "") : form.period;
    const document = await run((slices) => makeReport(workbook, { ...form, period }, day, slices));
    if (!document) return;
    setTrouble(document.ok ? null : document.trouble);
    setMade(document.ok ? document.value : null);
    if (document.ok) announce(words.made(document.value.title));
  };
  if (work && isLong) {
    return (
      <Screen
        title={words.title}
        foot={
          <PrimaryButton onClick={work.stop} isWaiting={work.isStopping}>
            {work.isStopping ? paneText.stopping : words.stop}
          </PrimaryButton>
        }
      >
        <HowFar work={work} label={words.progressLabel} />
      </Screen>
    );
  }
  if (made) return <MadeReport document={made} onBack={() => setMade(null)} />;
  return (
    <Screen
      title={words.title}
      foot={
        <PrimaryButton isWaiting={work !== null} onClick={() => void make().catch(failLoudly)}>
          {work ? words.working : words.make}
        </PrimaryButton>
      }
    >
      <p className={styles.text}>{words.intro}</p>
      {trouble && <TroubleCard trouble={trouble} onDismiss={() => setTrouble(null)} />}
      <Choice
        label={words.template}
        hint={template.about}
        value={form.template}
        options={REPORT_TEMPLATES.map(({ id, title }) => [id, title])}
        onChange={(id) => {
          const { edition } = REPORT_TEMPLATES.find((one) => one.id === id) ?? FIRST;
          setForm({ ...form, template: id, edition, period: "" });
        }}
      />
      <Choice
        label={words.period}
        value={form.period === "" ? (periods[0]?.[0] ?? "") : form.period}
        options={periods}
        onChange={(period) => setForm({ ...form, period })}
      />
      <Choice
        label={words.edition}
        hint={words.editionHint}
        value={form.edition}
        options={EDITIONS}
        onChange={(edition) => setForm({ ...form, edition })}
      />
      {form.edition === "published" && (
        <>
          <TextField
            label={words.hideBelow}
            value={form.hideBelow}
            onChange={(hideBelow) => setForm({ ...form, hideBelow })}
          />
          <TextField
            label={words.roundTo}
            hint={words.roundHint}
            value={form.roundTo}
            onChange={(roundTo) => setForm({ ...form, roundTo })}
          />
        </>
      )}
      <Choice
        label={words.status}
        value={form.status}
        options={STATUSES}
        onChange={(status) => setForm({ ...form, status })}
      />
      <TextField
        label={words.marking}
        hint={words.markingHint}
        value={form.marking}
        onChange={(marking) => setForm({ ...form, marking })}
      />
      <RowButton
        id="submissions"
        title={words.calendar}
        detail={words.calendarDetail}
        onClick={() => go({ name: "submissions" })}
      />
    </Screen>
  );
}
