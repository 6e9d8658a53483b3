import { Button, makeStyles } from "@fluentui/react-components";
import { useMemo } from "react";
import {
  colourNow,
  movement,
  recommendationStatus,
} from "../../../src/audit/recommendations/colour";
import type { Colour } from "../../../src/audit/recommendations/colour";
import { writeColours } from "../../../src/audit/recommendations/steps";
import { COLOURS } from "../../../src/audit/recommendations/table";
import type { Register } from "../../../src/audit/register";
import { isBlank } from "../../../src/cells/cell";
import { formatDate } from "../../../src/cells/date";
import { recommendationText } from "../../../src/text/audit-recommendations";
import { Capped } from "../../parts/Capped";
import { Fold } from "../../parts/Fold";
import { PrimaryButton } from "../../parts/PrimaryButton";
import { RowButton } from "../../parts/RowButton";
import { Section } from "../../parts/Section";
import { SentenceList } from "../../parts/SentenceList";
import { TextField } from "../../parts/TextField";
import { readTypedDate } from "../../shell/typed-date";
import { useAsAt } from "../../state/as-at";
import { useNavigation } from "../../state/navigation";
import { useKept } from "../../state/use-kept";
import { PlannedPart } from "../PlannedPart";
import { RegisterScreen } from "../RegisterScreen";
import { useWho } from "../../state/who";
import { usePlanned } from "../use-planned";

const words = recommendationText.pane;
const useStyles = makeStyles({ text: { margin: 0 } });

/** All recommendations by colour, what is late by owner, and what has moved since the last meeting. */
export function RecommendationsScreen() {
  const { go } = useNavigation();
  return (
    <RegisterScreen
      title={words.title}
      foot={
        <PrimaryButton onClick={() => go({ name: "recommendation-new" })}>
          {words.add}
        </PrimaryButton>
      }
    >
      {(register) => <Parts register={register} />}
    </RegisterScreen>
  );
}

function Parts({ register }: { readonly register: Register }) {
  const styles = useStyles();
  const { day } = useAsAt();
  const { actor } = useWho();
  const planned = usePlanned();
  const status = useMemo(() => recommendationStatus(register, day), [register, day]);
  if (register.rows.tblRecommendation.length === 0)
    return <p className={styles.text}>{words.empty}</p>;
  return (
    <>
      <p className={styles.text}>{words.summary(recommendationText.counts(status.colours))}</p>
      {status.responses.length > 0 && (
        <Section title={words.responses}>
          <SentenceList
            sentences={status.responses.map(({ report, recommendations, due, days }) =>
              recommendationText.response(report, recommendations, formatDate(due), days).trim(),
            )}
          />
        </Section>
      )}
      {COLOURS.map((colour) => (
        <ColourGroup key={colour} colour={colour} register={register} />
      ))}
      <Fold name="by-priority" title={words.byPriority}>
        <SentenceList
          sentences={status.byPriority.map(({ priority, colours }) =>
            words.priority(priority, recommendationText.counts(colours)),
          )}
        />
      </Fold>
      <Movement register={register} />
      <PlannedPart planned={planned} confirm={words.confirm} />
      {!planned.shown && (
        <Button
          onClick={() => planned.show((now, moment) => writeColours(now, day, moment), actor)}
        >
          {words.colours}
        </Button>
      )}
    </>
  );
}

function ColourGroup({
  register,
  colour,
}: {
  readonly register: Register;
  readonly colour: Colour;
}) {
  const { day } = useAsAt();
  const { go } = useNavigation();
  const rows = register.rows.tblRecommendation
    .filter((row) => colourNow(row, day) === colour)
    .sort((a, b) => (a.target ?? Infinity) - (b.target ?? Infinity));
  if (rows.length === 0) return null;
  return (
    <Section title={words.group(colour, rows.length)}>
      <Capped name={colour} items={rows} itemKey={({ recId }) => recId}>
        {({ recId, text, owner, target }) => (
          <RowButton
            id={`recommendation-${recId}`}
            title={text}
            detail={[
              words.row(recId, owner, target === null ? "" : formatDate(target)),
              ...(colour === "red" && target !== null ? [words.late(day - target)] : []),
            ].join(" · ")}
            onClick={() => go({ name: "recommendation", id: recId })}
          />
        )}
      </Capped>
    </Section>
  );
}

function Movement({ register }: { readonly register: Register }) {
  const styles = useStyles();
  const { day } = useAsAt();
  const [typed, setTyped] = useKept("meeting", "");
  const meeting = isBlank(typed) ? null : readTypedDate(typed);
  const moved = meeting?.ok === true ? movement(register, meeting.value, day) : null;
  return (
    <Fold name="movement" title={words.movement}>
      <TextField
        label={words.meeting}
        value={typed}
        hint={words.form.dateHint}
        problem={meeting?.ok === false ? meeting.trouble.message : ""}
        onChange={setTyped}
      />
      {moved?.length === 0 && <p className={styles.text}>{words.noMovement}</p>}
      {moved && moved.length > 0 && (
        <SentenceList
          sentences={moved.map(({ row, from, to }) =>
            recommendationText.movement(row.recId, from, to),
          )}
        />
      )}
    </Fold>
  );
}
