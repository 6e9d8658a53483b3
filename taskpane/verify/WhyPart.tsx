import { makeStyles, tokens } from "@fluentui/react-components";
import { paneVerifyText } from "../../src/text/pane-verify";
import type { Pack } from "../../src/verify/pack";
import { Section } from "../parts/Section";

const useStyles = makeStyles({
  text: { margin: 0, overflowWrap: "anywhere" },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

interface Props {
  readonly rule: string;
  readonly pack: Pack;
}

/** The rule behind a finding, by its title in the pack and what it rests on. */
export function WhyPart({ rule, pack }: Props) {
  const styles = useStyles();
  const words = paneVerifyText.finding;
  const known = pack.rules.find(({ id }) => id === rule);
  return (
    <Section title={words.why}>
      {known && <p className={styles.text}>{known.title}</p>}
      <p className={styles.quiet}>{words.rule(rule)}</p>
      {known?.basis && <p className={styles.quiet}>{words.basis(known.basis)}</p>}
    </Section>
  );
}
