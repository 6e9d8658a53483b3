import type { Trouble } from "./trouble";

const trouble = (code: string, message: string): Trouble => ({ code, message });

const NOTHING = "Nothing was changed.";

/** What can be said about samples: sizes, draws, and what they let an auditor claim. */
export const samplingText = {
  lotTooSmall: (lot: number) =>
    trouble(
      "sample-lot-too-small",
      `A lot of ${lot} is too small for the tables of MIL-STD-105E: look at every item. ${NOTHING}`,
    ),
  amountNegative: (amount: number) =>
    trouble(
      "sample-amount-negative",
      `An amount of ${amount} cannot be drawn by money unit. Test negative amounts apart, and leave them out of the draw. ${NOTHING}`,
    ),
  amountsNothing: () =>
    trouble(
      "sample-amounts-nothing",
      `The amounts add up to nothing, so no pound of them can be drawn. Choose the column that holds the amounts. ${NOTHING}`,
    ),
  tolerableTooSmall: () =>
    trouble(
      "sample-tolerable-too-small",
      `The amount that may be wrong is too small for a draw by money unit: every pound would be looked at. Give a larger one, or look at every record. ${NOTHING}`,
    ),
};
