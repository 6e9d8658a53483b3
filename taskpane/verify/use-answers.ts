import { useCallback, useMemo, useState } from "react";
import { answersFor, readParameters, type Answers, type Asking } from "./parameters";
import type { Parameters } from "./steps";
import { useVerify } from "./state";

const NONE: Answers = new Map();

interface Asked {
  readonly answers: Answers;
  readonly problems: Answers;
  readonly answer: (name: string, text: string) => void;
  /** What was typed, read; null where something cannot be, which then stands beside its field. */
  readonly read: () => Parameters | null;
}

/** The answers to what a pack asks for. They stand as long as the pane does, whichever page asks and whatever pack. */
export function useAnswers(pack: Asking | null): Asked {
  const { typed, answer: keep } = useVerify();
  const [problems, setProblems] = useState(NONE);
  const answers = useMemo(() => (pack ? answersFor(pack, typed) : NONE), [pack, typed]);
  const answer = useCallback(
    (name: string, text: string) => {
      keep(name, text);
      setProblems(NONE);
    },
    [keep],
  );
  const read = () => {
    if (!pack) return null;
    const { values, problems: found } = readParameters(pack, answers);
    setProblems(found);
    return found.size === 0 ? values : null;
  };
  return { answers, problems, answer, read };
}
