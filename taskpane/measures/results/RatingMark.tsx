import { makeStyles } from "@fluentui/react-components";
import type { Rating } from "../../../src/measures/result";
import { reportText } from "../../../src/text/report";

const useStyles = makeStyles({ mark: { whiteSpace: "nowrap" } });

/** A rating as shape and word, as in the reports. */
export function RatingMark({ rating }: { readonly rating: Rating }) {
  const styles = useStyles();
  return <span className={styles.mark}>{reportText.rag(rating.rag, rating.word)}</span>;
}
