import { makeStyles } from "@fluentui/react-components";
import { returnsText } from "../../../src/text/returns";
import type { Pack } from "../../../src/verify/pack";
import { askedOnce } from "../../../src/verify/returns/asked-once";
import { Section } from "../../parts/Section";
import { OtherParameters } from "../OtherParameters";
import { ParameterFields } from "../ParameterFields";
import { parametersOf, type Answers, type Asking } from "../parameters";
import type { useAnswers } from "../use-answers";

const useStyles = makeStyles({ text: { margin: 0, overflowWrap: "anywhere" } });

/** What can be asked before the files are read: all that one pack asks for, else what was answered already. */
export function askingBefore(pack: Pack | null, all: readonly Pack[], typed: Answers): Asking {
  if (pack) return pack;
  const known = askedOnce(all.flatMap(({ parameters }) => [...parameters.values()]));
  return { parameters: new Map([...known].filter(([name]) => typed.has(name))) };
}

interface Props {
  readonly pack: Pack | null;
  readonly before: Asking;
  readonly asked: ReturnType<typeof useAnswers>;
}

/** The fields for that, or the word that it is asked later. */
export function AskedBefore({ pack, before, asked: { answers, problems, answer } }: Props) {
  const styles = useStyles();
  const words = returnsText.pane;
  const fields = { answers, problems, onChange: answer };
  if (pack) {
    const { asked, others } = parametersOf(pack);
    return (
      <>
        <ParameterFields parameters={asked} {...fields} />
        <OtherParameters parameters={others} {...fields} />
      </>
    );
  }
  return (
    <>
      {before.parameters.size > 0 && (
        <Section title={words.answered}>
          <p className={styles.text}>{words.answeredWhy}</p>
          <ParameterFields parameters={[...before.parameters.values()]} {...fields} />
        </Section>
      )}
      <p className={styles.text}>{words.askedLater}</p>
    </>
  );
}
