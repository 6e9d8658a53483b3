import { LookedOverPart } from "./LookedOverPart";
import { ChooseReturns } from "./ChooseReturns";
import { ReadingReturns } from "./ReadingReturns";
import { useReturns } from "./state";

/** Which files, wait while they are read, and then one row a return. */
export function ReturnsScreen() {
  const { running, looked } = useReturns();
  if (running) return <ReadingReturns running={running} />;
  return looked ? <LookedOverPart looked={looked} /> : <ChooseReturns />;
}
