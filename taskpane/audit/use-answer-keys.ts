import { useEffect, useRef } from "react";

const TYPING = "input, textarea, select, [contenteditable='true'], [role='textbox']";

/** The keys 1, 2, 3 … choose, one hand on the keyboard; not while something is being typed. */
export function useAnswerKeys(count: number, choose: (at: number) => void): void {
  const latest = useRef(choose);
  useEffect(() => {
    latest.current = choose;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
      if (event.target instanceof Element && event.target.closest(TYPING) !== null) return;
      const at = Number(event.key) - 1;
      if (!Number.isInteger(at) || at < 0 || at >= count) return;
      event.preventDefault();
      latest.current(at);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [count]);
}
