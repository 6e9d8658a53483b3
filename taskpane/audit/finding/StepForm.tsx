import { makeStyles, tokens } from "@fluentui/react-components";
import type { Register } from "../../../src/audit/register";
import { paneFindingText } from "../../../src/text/pane-finding";
import { Choice } from "../../parts/Choice";
import { Section } from "../../parts/Section";
import { TextField } from "../../parts/TextField";
import { TroubleCard } from "../../parts/TroubleCard";
import { readTypedDate } from "../../shell/typed-date";
import { RerunCheck } from "../effect/RerunCheck";
import type { FindingRow } from "../view";
import { EffectCheck } from "./EffectCheck";
import { EvidencePicker } from "./EvidencePicker";
import type { StepField } from "./step-fields";
import type { useStep } from "./use-step";
import { PersonField } from "../../parts/PersonField";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
});

interface Props {
  readonly register: Register;
  readonly actor: string;
  readonly taking: ReturnType<typeof useStep>;
}

interface FormProps extends Props {
  readonly finding: FindingRow;
}

/** Which step to take, and what it asks for. A refusal stands above what has to be put right. */
export function StepForm({ register, finding, actor, taking }: FormProps) {
  const styles = useStyles();
  const words = paneFindingText;
  const { step, steps, fields, trouble } = taking;
  return (
    <Section title={words.what}>
      <div className={styles.form}>
        <Choice
          label={words.step}
          value={step}
          options={steps.map((each) => [each, words.button[each]])}
          onChange={taking.choose}
        />
        {trouble && <TroubleCard trouble={trouble} onDismiss={taking.dismiss} />}
        {step === "review_effectiveness" && (
          <>
            <RerunCheck
              register={register}
              finding={finding}
              actor={actor}
              onKept={(text) => taking.set("note", text)}
            />
            <EffectCheck onUse={(text) => taking.set("note", text)} />
          </>
        )}
        {fields.map((field) => (
          <FieldOf
            key={`${step} ${field.kind === "evidence" ? "evidence" : field.name}`}
            field={field}
            register={register}
            actor={actor}
            taking={taking}
          />
        ))}
      </div>
    </Section>
  );
}

function FieldOf({ field, register, actor, taking }: Props & { readonly field: StepField }) {
  const { values, set, evidenceIds, setEvidenceIds } = taking;
  if (field.kind === "evidence") {
    return (
      <EvidencePicker
        register={register}
        actor={actor}
        chosen={evidenceIds}
        onChange={setEvidenceIds}
      />
    );
  }
  const value = values.get(field.name) ?? "";
  const change = (text: string) => set(field.name, text);
  if (field.kind === "choice") {
    return <Choice label={field.label} value={value} options={field.options} onChange={change} />;
  }
  if (field.kind === "person") {
    return <PersonField label={field.label} value={value} onChange={change} />;
  }
  return (
    <TextField
      label={field.label}
      value={value}
      isLong={field.kind === "long"}
      problem={field.kind === "date" ? problemOf(value) : ""}
      {...(field.hint !== undefined && { hint: field.hint })}
      onChange={change}
    />
  );
}

/** A date is judged once it is long enough to be one. */
const WHOLE_DATE = 8;

function problemOf(typed: string): string {
  if (typed.length < WHOLE_DATE) return "";
  const read = readTypedDate(typed);
  return read.ok ? "" : read.trouble.message;
}
