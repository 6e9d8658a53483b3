import { ProgressBar, makeStyles } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { LongWork } from "../state/use-long-work";

const useStyles = makeStyles({ count: { margin: 0, fontVariantNumeric: "tabular-nums" } });

/** Often enough to be seen to move, and seldom enough to hold nothing up. */
const LOOK_EVERY_MS = 200;

interface Props {
  readonly work: LongWork;
  readonly label: string;
}

/** How far long work has come, in its own words. */
export function HowFar({ work: { said }, label }: Props) {
  const styles = useStyles();
  const [shown, setShown] = useState(said);
  useEffect(() => {
    const timer = setInterval(() => setShown(said()), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [said]);
  return (
    <>
      <p className={styles.count}>{shown}</p>
      <ProgressBar aria-label={label} thickness="large" />
    </>
  );
}
