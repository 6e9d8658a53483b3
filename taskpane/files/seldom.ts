/** Often enough to look alive, and seldom enough to cost nothing. */
const EVERY_MS = 100;

/** Hands on what is said, and leaves out what comes too soon after. */
export function seldom(say: (said: string) => void): (said: string) => void {
  let last = -Infinity;
  return (said) => {
    const now = performance.now();
    if (now - last < EVERY_MS) return;
    last = now;
    say(said);
  };
}
