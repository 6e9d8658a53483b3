import { makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { profileText } from "../../../src/text/profile";
import type { Trouble } from "../../../src/text/trouble";
import { readPack } from "../../../src/verify/pack";
import { acceptSuggestion } from "../../../src/verify/profile/accept";
import type { Suggestion } from "../../../src/verify/profile/suggest";
import { Capped } from "../../parts/Capped";
import { Fold } from "../../parts/Fold";
import { PrimaryButton } from "../../parts/PrimaryButton";
import { Section } from "../../parts/Section";
import { TroubleCard } from "../../parts/TroubleCard";
import { Screen } from "../../shell/Screen";
import { useAnnounce } from "../../state/announcer";
import { useNavigation } from "../../state/navigation";
import { useKept } from "../../state/use-kept";
import { useVerify } from "../state";
import { ColumnDetail } from "./ColumnDetail";
import { useProfile } from "./use-profile";

const useStyles = makeStyles({
  text: { margin: 0 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

const words = profileText.pane;
const NONE: readonly string[] = [];

/** What is in each column of the workbook; rules that fit are accepted one by one. */
export function ProfileScreen() {
  const styles = useStyles();
  const profile = useProfile();
  const { packs } = useVerify();
  const announce = useAnnounce();
  const { back } = useNavigation();
  const [accepted, setAccepted] = useKept("accepted", NONE);
  const [made, setMade] = useKept<{ readonly title: string; readonly json: unknown } | null>(
    "made",
    null,
  );
  const [trouble, setTrouble] = useState<Trouble | null>(null);

  const accept = (suggestion: Suggestion) => {
    const json = acceptSuggestion(made?.json ?? null, suggestion);
    const pack = json.ok ? readPack(json.value) : json;
    setTrouble(pack.ok ? null : pack.trouble);
    if (!pack.ok || !json.ok) return;
    packs.addOwn(pack.value);
    setMade({ title: pack.value.title, json: json.value });
    setAccepted([...accepted, suggestion.id]);
    announce(words.announced(suggestion.title));
  };
  return (
    <Screen
      title={profileText.title}
      foot={made && <PrimaryButton onClick={back}>{words.check}</PrimaryButton>}
    >
      {profile?.ok === false && <TroubleCard trouble={profile.trouble} />}
      {trouble && <TroubleCard trouble={trouble} onDismiss={() => setTrouble(null)} />}
      <p className={styles.text}>{profile === null ? words.looking : words.intro}</p>
      {made && <p className={styles.quiet}>{words.keptNote(made.title, accepted.length)}</p>}
      {profile?.ok === true &&
        profile.value.tables.map((table) => (
          <Section
            key={table.table.spec.name}
            title={table.title}
            aside={profileText.rows(table.columns[0]?.rows ?? 0)}
          >
            <Capped
              name={table.table.spec.name}
              items={table.columns}
              itemKey={({ column }) => String(column.position)}
            >
              {(own) => (
                <Fold
                  isRow
                  name={`${table.table.spec.name} ${own.column.position}`}
                  title={`${own.title}: ${profileText.columnLine(own.filled, own.rows, own.distinct)}`}
                >
                  <ColumnDetail
                    profile={profile.value}
                    table={table}
                    own={own}
                    isAccepted={({ id }) => accepted.includes(id)}
                    onAccept={accept}
                  />
                </Fold>
              )}
            </Capped>
          </Section>
        ))}
    </Screen>
  );
}
