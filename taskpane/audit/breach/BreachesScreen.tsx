import { makeStyles } from "@fluentui/react-components";
import { Checkmark16Regular } from "@fluentui/react-icons/svg/checkmark";
import { Warning16Filled } from "@fluentui/react-icons/svg/warning";
import { breachClocks, isOpenBreach } from "../../../src/audit/breach/clock";
import type { BreachClock } from "../../../src/audit/breach/clock";
import { parseInstant, ukTime } from "../../../src/cells/instant";
import { breachText } from "../../../src/text/audit-breach";
import { paneBreachText } from "../../../src/text/pane-breach";
import { Capped } from "../../parts/Capped";
import { Fold } from "../../parts/Fold";
import { PrimaryButton } from "../../parts/PrimaryButton";
import { RowButton } from "../../parts/RowButton";
import { Section } from "../../parts/Section";
import { useNavigation } from "../../state/navigation";
import { useServices } from "../../state/services";
import { RegisterScreen } from "../RegisterScreen";

const words = paneBreachText;
const useStyles = makeStyles({
  text: { margin: 0 },
  mark: { display: "grid", gridTemplateColumns: "16px minmax(0, 1fr)", gap: "4px" },
});

/** Breaches of personal data: those whose 72 hours run first, then what was decided. */
export function BreachesScreen() {
  const styles = useStyles();
  const { go } = useNavigation();
  const { now } = useServices();
  return (
    <RegisterScreen
      title={words.title}
      foot={<PrimaryButton onClick={() => go({ name: "breach-new" })}>{words.add}</PrimaryButton>}
    >
      {(register) => {
        const clocks = breachClocks(register, parseInstant(now()) ?? 0);
        const open = clocks.filter(isOpenBreach);
        const settled = clocks.filter((clock) => !isOpenBreach(clock));
        return (
          <>
            {clocks.length === 0 && <p className={styles.text}>{words.none}</p>}
            <p className={styles.text}>{breachText.clock}</p>
            {open.length > 0 && (
              <Section title={words.running}>
                <BreachList name="open" clocks={open} />
              </Section>
            )}
            {settled.length > 0 && (
              <Fold name="settled" title={words.settled(settled.length)}>
                <BreachList name="settled" clocks={settled} />
              </Fold>
            )}
          </>
        );
      }}
    </RegisterScreen>
  );
}

interface ListProps {
  readonly name: string;
  readonly clocks: readonly BreachClock[];
}

function BreachList({ name, clocks }: ListProps) {
  const styles = useStyles();
  const { go } = useNavigation();
  return (
    <Capped name={name} items={clocks} itemKey={({ row }) => row.breachId}>
      {(clock) => {
        const Icon = isOpenBreach(clock) ? Warning16Filled : Checkmark16Regular;
        return (
          <RowButton
            id={`breach-${clock.row.breachId}`}
            title={clock.row.what}
            detail={
              <span className={styles.mark}>
                <Icon aria-hidden />
                {standsAs(clock)}
              </span>
            }
            onClick={() => go({ name: "breach", id: clock.row.breachId })}
          />
        );
      }}
    </Capped>
  );
}

function standsAs({ row, due, standing, hours }: BreachClock): string {
  const { breachId } = row;
  switch (standing) {
    case "running":
      return breachText.running(breachId, ukTime(due), hours);
    case "late":
      return breachText.late(breachId, ukTime(due), hours);
    default:
      return `${breachId} · ${breachText.standing[standing]}`;
  }
}
