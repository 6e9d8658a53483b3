import type { Trouble } from "./trouble";

const trouble = (code: string, message: string): Trouble => ({ code, message });

/** What the command line says about signing returns. */
export const signOffCommandText = {
  summary: "say whether a return stands as it was signed, sign it, or copy what was signed",
  usage: "plumbline sign-off FILE [--name NAME --at MOMENT --as-of DATE --out FILE] [--copy FILE]",
  options: [
    ["--name NAME", "signs: the person who signs; left out, nothing is signed"],
    ["--role ROLE", "what the person is"],
    ["--statement TEXT", "the words that are signed; left out, those of the pack"],
    [
      "--at MOMENT",
      "when it is signed, in UTC, such as 2026-11-22T14:32Z; always needed to sign, so that the same order gives the same sign-off",
    ],
    ["--as-of DATE", "the date to check as at; always needed to sign"],
    ["--pack ID|FILE.json", "the rules to check against; left out, the pack that fits is chosen"],
    ["--param NAME=VALUE", "a parameter of the pack; may come several times"],
    ["--errors-reason TEXT", "why it is signed with errors open, where the pack allows it"],
    ["--restatement-reason TEXT", "why a return that was signed is signed again"],
    ["--out FILE", "where the signed workbook goes; the first one stays as it is"],
    ["--copy FILE", "writes a workbook with the signed values and the sign-off, and nothing else"],
    ["--format text|json", "what comes out; text for people is the usual"],
  ],
  oneFile: () =>
    trouble("sign-off-file", "Name one workbook, such as plumbline sign-off return.xlsx"),
  needsMoment: () =>
    trouble(
      "sign-off-moment",
      "Say when it is signed, in UTC, with --at, such as --at 2026-11-22T14:32Z",
    ),
  needsOut: () =>
    trouble("sign-off-out", "Say with --out where the signed workbook goes. Nothing was signed."),
  unchanged: "Nothing has changed since.",
  written: (file: string) => `The signed workbook is ${file}.`,
  copied: (file: string) => `What was signed is copied to ${file}: values only, with the sign-off.`,
};
