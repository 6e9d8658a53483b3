import { makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { formatDate } from "../../src/cells/date";
import { paneVerifyText } from "../../src/text/pane-verify";
import type { Pack } from "../../src/verify/pack";
import { Choice } from "../parts/Choice";
import { Fold } from "../parts/Fold";
import { PrimaryButton } from "../parts/PrimaryButton";
import { TroubleCard } from "../parts/TroubleCard";
import { Screen } from "../shell/Screen";
import { useAsAt } from "../state/as-at";
import { OwnPack } from "./OwnPack";
import { OtherParameters } from "./OtherParameters";
import { ParameterFields } from "./ParameterFields";
import { TemplateChoice } from "./profile/TemplateChoice";
import { HeldAgainst } from "./HeldAgainst";
import { PreviousChoice } from "./PreviousChoice";
import { parametersOf } from "./parameters";
import { useVerify } from "./state";
import { useAnswers } from "./use-answers";
import { WaysToRules, WaysWithWorkbook, WayToReturns } from "./WaysOn";

const useStyles = makeStyles({
  text: { margin: 0 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

const NOTHING = { asked: [], others: [] };

/** Which pack, as at which date; then one button. Everything else stands quietly below. */
export function Setup({ onStart }: { readonly onStart: () => void }) {
  const styles = useStyles();
  const { day, isProposed } = useAsAt();
  const { state, packs, start } = useVerify();
  const words = paneVerifyText.setup;
  const { all, best, chosen, choose } = packs;
  const { answers, problems, answer, read } = useAnswers(chosen);
  const [isAsked, setIsAsked] = useState(false);
  const check = (pack: Pack) => {
    const parameters = read();
    if (!parameters) return;
    onStart();
    start(pack, parameters);
  };
  const { asked, others } = chosen ? parametersOf(chosen) : NOTHING;
  const label = (pack: Pack) => (pack.id === best?.id ? words.fits(pack.title) : pack.title);
  return (
    <Screen
      title={paneVerifyText.title}
      foot={
        <PrimaryButton
          isWaiting={best === undefined || state.running !== null}
          onClick={() => {
            if (chosen) check(chosen);
            else setIsAsked(true);
          }}
        >
          {words.check}
        </PrimaryButton>
      }
    >
      {state.trouble && <TroubleCard trouble={state.trouble} />}
      <p className={styles.text}>{words.intro}</p>
      {best === null && !chosen && <p className={styles.text}>{words.noneFits}</p>}
      <Choice
        label={words.pack}
        {...(best === undefined && { hint: words.looking })}
        problem={isAsked && !chosen ? words.chooseFirst : ""}
        value={chosen?.id ?? ""}
        options={[
          ...(chosen ? [] : [["", words.none] as const]),
          ...all.map((pack) => [pack.id, label(pack)] as const),
        ]}
        onChange={(id) => {
          const pack = all.find((known) => known.id === id);
          if (pack) choose(pack);
        }}
      />
      {chosen && <p className={styles.quiet}>{words.about(chosen.version, chosen.rules.length)}</p>}
      <ParameterFields parameters={asked} answers={answers} problems={problems} onChange={answer} />
      <p className={styles.text}>{words.asAt(formatDate(day), isProposed)}</p>
      <HeldAgainst />
      <OtherParameters
        parameters={others}
        answers={answers}
        problems={problems}
        onChange={answer}
      />
      <Fold name="more" title={words.more}>
        <OwnPack />
        {chosen && <TemplateChoice pack={chosen} />}
        <PreviousChoice />
      </Fold>
      <WaysToRules />
      <WaysWithWorkbook />
      <WayToReturns />
    </Screen>
  );
}
