import { Button, makeStyles } from "@fluentui/react-components";
import { useMemo } from "react";
import { paneVerifyText } from "../../../src/text/pane-verify";
import { returnsText } from "../../../src/text/returns";
import { waitingOf } from "../../../src/verify/returns/asked-once";
import { Fold } from "../../parts/Fold";
import { OtherParameters } from "../OtherParameters";
import { ParameterFields } from "../ParameterFields";
import { asking } from "../parameters";
import { useAnswers } from "../use-answers";
import { useReturns } from "./state";
import type { LookedOver } from "./state";

const useStyles = makeStyles({
  text: { margin: 0, overflowWrap: "anywhere" },
  again: { alignSelf: "start" },
});

/** What the rules of the returns wait for and go by, asked once for all of them, and the way to check again. */
export function Answers({ looked: { returns, order } }: { readonly looked: LookedOver }) {
  const styles = useStyles();
  const { start } = useReturns();
  const waiting = useMemo(() => waitingOf(returns), [returns]);
  const { missing, others } = waiting;
  const all = useMemo(() => asking([...missing, ...others]), [missing, others]);
  const { answers, problems, answer, read } = useAnswers(all);
  if (all.parameters.size === 0) return null;
  const fields = { answers, problems, onChange: answer };
  return (
    <>
      {missing.length > 0 && (
        <Fold
          name="waiting"
          title={returnsText.pane.waiting(waiting.returns)}
          hasTrouble={missing.some(({ name }) => problems.has(name))}
        >
          <p className={styles.text}>{paneVerifyText.results.giveWhy}</p>
          <p className={styles.text}>{returnsText.pane.answeredWhy}</p>
          <ParameterFields parameters={missing} {...fields} />
        </Fold>
      )}
      <OtherParameters parameters={others} {...fields} />
      <Button
        className={styles.again}
        onClick={() => {
          if (read()) start(order);
        }}
      >
        {paneVerifyText.setup.checkAgain}
      </Button>
    </>
  );
}
