import { useComparing } from "./state";
import { ChooseOther } from "./ChooseOther";
import { Compared } from "./Compared";
import { HeadingsPart } from "./HeadingsPart";

/** What to compare with, and then what differs. */
export function CompareScreen() {
  const { comparison, unanswered } = useComparing();
  if (comparison) return <Compared comparison={comparison} />;
  return unanswered ? <HeadingsPart unanswered={unanswered} /> : <ChooseOther />;
}
