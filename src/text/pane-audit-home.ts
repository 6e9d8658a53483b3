import { counted } from "./pane";

/** Words of the first screen of audits. */
export const paneAuditHomeText = {
  summary: (counts: { audits: number; actions: number; changed: number }) =>
    [
      `${counted(counts.audits, "audit")} open`,
      `${counted(counts.actions, "action")} to be done`,
      ...(counts.changed > 0
        ? [`evidence changed on ${counts.changed.toLocaleString("en-GB")}`]
        : []),
    ].join(", ") + ".",
  next: "What comes next",
  kept: "What is kept",
  waiting: {
    answered: (date: string) => `to be done by ${date}`,
    verification: "waits for verification",
    effectiveness: (date: string) => `review of its effect from ${date}`,
    closing: "ready to close",
  },
  trail: {
    check: (entries: number) => `Check the trail (${counted(entries, "entry", "entries")})`,
    edited: (n: number) =>
      `${counted(n, "row")} of the audit tables ${n === 1 ? "is" : "are"} not as the trail recorded ${n === 1 ? "it" : "them"}: changed on the sheet, outside Plumbline.`,
    sound: "The trail holds, and every row is as it was recorded.",
  },
} as const;
