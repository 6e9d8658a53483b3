import { makeStyles, tokens } from "@fluentui/react-components";
import { profileText } from "../../../src/text/profile";
import { Capped } from "../../parts/Capped";
import { Fold } from "../../parts/Fold";
import { PrimaryButton } from "../../parts/PrimaryButton";
import { Section } from "../../parts/Section";
import { TroubleCard } from "../../parts/TroubleCard";
import { Screen } from "../../shell/Screen";
import { useNavigation } from "../../state/navigation";
import { useVerify } from "../state";
import { ColumnDetail } from "./ColumnDetail";
import { useProfile } from "./use-profile";

const useStyles = makeStyles({
  text: { margin: 0 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

const words = profileText.pane;

/** What is in each column of the workbook; rules that fit are taken into its own rules, one by one. */
export function ProfileScreen() {
  const styles = useStyles();
  const profile = useProfile();
  const { packs } = useVerify();
  const { back } = useNavigation();
  const { found: own } = packs.kept;
  return (
    <Screen
      title={profileText.title}
      foot={own && <PrimaryButton onClick={back}>{words.check}</PrimaryButton>}
    >
      {profile?.ok === false && <TroubleCard trouble={profile.trouble} />}
      <p className={styles.text}>{profile === null ? words.looking : words.intro}</p>
      {own && <p className={styles.quiet}>{words.keptNote(own.pack.title)}</p>}
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
                  <ColumnDetail profile={profile.value} table={table} own={own} />
                </Fold>
              )}
            </Capped>
          </Section>
        ))}
    </Screen>
  );
}
