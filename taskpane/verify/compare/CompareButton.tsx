import { paneCompareText as words } from "../../../src/text/pane-compare";
import { PrimaryButton } from "../../parts/PrimaryButton";
import { useFailLoudly } from "../../state/fail-loudly";

interface Props {
  readonly isWorking: boolean;
  /** Whether the work is of a kind that can be stopped. */
  readonly canStop: boolean;
  readonly start: () => Promise<void>;
  readonly stop: () => void;
}

/** Starts a comparison, and stops the one that is under way. */
export function CompareButton({ isWorking, canStop, start, stop }: Props) {
  const failLoudly = useFailLoudly();
  return (
    <PrimaryButton
      isWaiting={isWorking && !canStop}
      onClick={() => (canStop ? stop() : void start().catch(failLoudly))}
    >
      {canStop ? words.stop : isWorking ? words.working : words.start}
    </PrimaryButton>
  );
}
