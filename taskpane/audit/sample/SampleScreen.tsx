import { Button, makeStyles } from "@fluentui/react-components";
import { CheckmarkCircle20Regular } from "@fluentui/react-icons/svg/checkmark-circle";
import { Circle20Regular } from "@fluentui/react-icons/svg/circle";
import { ErrorCircle20Filled } from "@fluentui/react-icons/svg/error-circle";
import { SubtractCircle20Regular } from "@fluentui/react-icons/svg/subtract-circle";
import { useState } from "react";
import type { Register } from "../../../src/audit/register";
import { claimOf } from "../../../src/audit/sampling/claim";
import { parameterWords } from "../../../src/audit/sampling/parameter-words";
import { reperform } from "../../../src/audit/sampling/reperform";
import type { Reperformed } from "../../../src/audit/sampling/reperform";
import { streamsOf } from "../../../src/audit/sampling/streams";
import { itemsOf } from "../../../src/audit/sampling/test-item";
import type { ItemRow, SampleRow } from "../../../src/audit/sampling/test-item";
import { formatDate, parseDate } from "../../../src/cells/date";
import { samplingWords } from "../../../src/text/audit-sampling";
import { paneAuditText } from "../../../src/text/pane-audit";
import { paneSampleText } from "../../../src/text/pane-sample";
import type { Trouble } from "../../../src/text/trouble";
import { Capped } from "../../parts/Capped";
import { Facts } from "../../parts/Facts";
import { Fold } from "../../parts/Fold";
import { PrimaryButton } from "../../parts/PrimaryButton";
import { RowButton } from "../../parts/RowButton";
import { Section } from "../../parts/Section";
import { SentenceList } from "../../parts/SentenceList";
import { TroubleCard } from "../../parts/TroubleCard";
import { Screen } from "../../shell/Screen";
import { useAnnounce } from "../../state/announcer";
import { useFailLoudly } from "../../state/fail-loudly";
import { useNavigation } from "../../state/navigation";
import { useServices } from "../../state/services";
import { useAudit } from "../state";

const useStyles = makeStyles({
  text: { margin: 0, overflowWrap: "anywhere" },
  button: { minHeight: "40px", alignSelf: "start" },
  mark: { display: "inline-flex", alignItems: "center", gap: "4px" },
});

/** One sample: how it was drawn, what it shows so far, its records, and the proof that it was drawn so. */
export function SampleScreen({ sample }: { readonly sample: string }) {
  const styles = useStyles();
  const { register } = useAudit();
  const row = register?.ok
    ? register.value.rows.tblSample.find(({ sampleId }) => sampleId === sample)
    : undefined;
  if (register?.ok && row) return <Sample register={register.value} sample={row} />;
  return (
    <Screen title={paneSampleText.screenTitle(sample)}>
      <p className={styles.text}>{register ? paneSampleText.missing : paneAuditText.loading}</p>
    </Screen>
  );
}

interface Props {
  readonly register: Register;
  readonly sample: SampleRow;
}

function Sample({ register, sample }: Props) {
  const styles = useStyles();
  const { workbook } = useServices();
  const { go } = useNavigation();
  const announce = useAnnounce();
  const failLoudly = useFailLoudly();
  const [again, setAgain] = useState<Reperformed | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const words = paneSampleText;
  const items = itemsOf(register, sample.sampleId);
  const claim = claimOf(sample, items);
  const recompute = async () => {
    const done = await reperform(workbook, register, sample.sampleId);
    setTrouble(done.ok ? null : done.trouble);
    setAgain(done.ok ? done.value : null);
    if (done.ok) announce(done.value.sentence);
  };
  const stream = streamsOf(register).find(({ lots }) =>
    lots.some(({ sampleId }) => sampleId === sample.sampleId),
  );
  const next = items.find(({ role, tested }) => role === "sample" && tested === "no");
  const reserve = items.filter(({ role }) => role === "reserve");
  return (
    <Screen
      title={words.screenTitle(sample.sampleId)}
      foot={
        next && (
          <PrimaryButton
            onClick={() =>
              go({ name: "audit-sample-item", sample: sample.sampleId, order: next.order })
            }
          >
            {words.testNext(next.order, next.key)}
          </PrimaryButton>
        )
      }
    >
      {trouble && <TroubleCard trouble={trouble} onDismiss={() => setTrouble(null)} />}
      {again && (
        <Section title={words.recomputed}>
          <p className={styles.text}>{again.sentence}</p>
          {again.differences.length > 0 && <SentenceList sentences={again.differences} />}
        </Section>
      )}
      <Section title={words.claim}>
        <p className={styles.text}>{claim.sentence}</p>
      </Section>
      {stream && (
        <Section title={words.stream}>
          <p className={styles.text}>{stream.sentence}</p>
        </Section>
      )}
      <Facts facts={factsOf(sample, claim.size)} />
      <Button className={styles.button} onClick={() => void recompute().catch(failLoudly)}>
        {words.recompute}
      </Button>
      <Section title={words.records}>
        <Capped
          name="items"
          items={items.filter(({ role }) => role !== "reserve")}
          itemKey={({ order }) => String(order)}
        >
          {(item) => <ItemButton item={item} />}
        </Capped>
      </Section>
      {reserve.length > 0 && (
        <Fold name="reserve" title={words.reserveTitle(reserve.length)}>
          <Capped name="reserve" items={reserve} itemKey={({ order }) => String(order)}>
            {({ order, key }) => words.itemTitle(order, key)}
          </Capped>
        </Fold>
      )}
    </Screen>
  );
}

function factsOf(sample: SampleRow, size: number): readonly (readonly [string, string])[] {
  const names = paneSampleText.facts;
  const drawnOn = parseDate(sample.drawnAt.slice(0, "2026-01-01".length));
  const facts: readonly (readonly [string, string])[] = [
    [names.purpose, sample.purpose],
    [
      names.population,
      paneSampleText.population(sample.tableName, sample.frameSize, sample.filter),
    ],
    [names.size, String(size)],
    [names.method, samplingWords.method[sample.method]],
    [names.parameters, parameterWords(sample.parameters).join(", ")],
    [names.seed, sample.seed],
    [
      names.drawn,
      paneSampleText.drawn(sample.drawnBy, drawnOn === null ? "" : formatDate(drawnOn)),
    ],
    [names.fingerprint, sample.frameFingerprint.slice(0, 8)],
  ];
  return facts.filter(([, value]) => value !== "");
}

const ICONS = {
  replaced: SubtractCircle20Regular,
  open: Circle20Regular,
  wrong: ErrorCircle20Filled,
  right: CheckmarkCircle20Regular,
} as const;

function markOf({ role, tested, result }: ItemRow): keyof typeof ICONS {
  if (role === "replaced") return "replaced";
  if (tested === "no") return "open";
  return result === "nonconforming" ? "wrong" : "right";
}

function stateOf({ role, tested, result }: ItemRow): string {
  if (role === "replaced") return paneSampleText.replaced;
  const found = result === null ? "" : `: ${samplingWords.result[result]}`;
  return `${samplingWords.tested[tested]}${found}`;
}

function ItemButton({ item }: { readonly item: ItemRow }) {
  const styles = useStyles();
  const { go } = useNavigation();
  const Icon = ICONS[markOf(item)];
  const { sampleId, order, key, stratum } = item;
  return (
    <RowButton
      id={`item-${order}`}
      title={paneSampleText.itemTitle(order, stratum === "" ? key : `${key} · ${stratum}`)}
      detail={
        <span className={styles.mark}>
          <Icon aria-hidden />
          {stateOf(item)}
        </span>
      }
      onClick={() => go({ name: "audit-sample-item", sample: sampleId, order })}
    />
  );
}
