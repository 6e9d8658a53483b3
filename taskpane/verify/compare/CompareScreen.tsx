import { useComparing } from "./state";
import { ChooseOther } from "./ChooseOther";
import { Compared } from "./Compared";

/** What to compare with, and then what differs. */
export function CompareScreen() {
  const { comparison } = useComparing();
  return comparison ? <Compared comparison={comparison} /> : <ChooseOther />;
}
