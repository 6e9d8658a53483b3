import { useEffect, useState } from "react";
import type { Result } from "../../../src/text/trouble";
import { profileWorkbook, type Profile } from "../../../src/verify/profile/profile";
import { useFailLoudly } from "../../state/fail-loudly";
import { useServices } from "../../state/services";

/** What is in the columns of the open workbook; null while that is being looked at. Leaving the screen stops the work. */
export function useProfile(): Result<Profile> | null {
  const { workbook, pause } = useServices();
  const failLoudly = useFailLoudly();
  const [profile, setProfile] = useState<Result<Profile> | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    profileWorkbook(workbook, { pause, signal: stop.signal })
      .then((result) => {
        if (!stop.signal.aborted) setProfile(result);
      })
      .catch(failLoudly);
    return () => stop.abort();
  }, [workbook, pause, failLoudly]);
  return profile;
}
