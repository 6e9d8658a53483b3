import { counted } from "./pane";

/** Words of the pane where a return is signed and kept an eye on afterwards. */
export const paneSignOffText = {
  title: "Sign-off",
  open: "Sign off this return",
  loading: "Looking for what was signed …",
  none: "This return has not been signed yet.",
  checkFirst: "Only what has just been checked can be signed. Check this workbook first.",
  check: "Go to the check",
  changes: "Not as it was signed",
  what: "What is signed",
  facts: {
    pack: "Rules",
    asAt: "As at",
    records: "Records",
    errors: "To put right",
    queries: "To explain",
    waived: "Waived",
    notRun: "Rules not run",
  },
  who: "Who signs",
  role: "Your role",
  statement: "Statement",
  errorsReason: (n: number) => `Why you sign with ${counted(n, "error")} open`,
  restatement: "Why the return is signed again",
  restatementHint: "Kept beside what has changed since it was first signed.",
  show: "Show what will be signed",
  sign: "Sign this return",
  copyTitle: "Copy for handing in",
  copyNote: "Sheets of their own with the signed values and the sign-off, without formulas.",
  copy: "Make a frozen copy",
  makeCopy: "Add the frozen copy",
};
