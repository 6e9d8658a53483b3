import { useDelayed } from "../state/use-delayed";
import { useKept } from "../state/use-kept";
import { Results } from "./Results";
import { RunningCheck } from "./RunningCheck";
import { Setup } from "./Setup";
import { useVerify } from "./state";

/** Work that is done sooner shows no progress: it would only flicker. */
const SHOW_PROGRESS_AFTER_MS = 500;

/** The Verify job: choose a pack, wait if it takes long, read the results. */
export function Verify() {
  const { state } = useVerify();
  const [isChoosing, setIsChoosing] = useKept("choosing", false);
  const isLong = useDelayed(state.running !== null, SHOW_PROGRESS_AFTER_MS);
  if (state.running && isLong) return <RunningCheck running={state.running} />;
  if (state.checked && !isChoosing) {
    return <Results checked={state.checked} onChoose={() => setIsChoosing(true)} />;
  }
  return <Setup onStart={() => setIsChoosing(false)} />;
}
