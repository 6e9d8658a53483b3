import { didYouMean } from "./near";
import type { Trouble } from "./trouble";

const trouble = (code: string, message: string): Trouble => ({ code, message });
const quoted = (value: string) => `“${value}”`;

/** What there is to say about headings that are matched to the columns of a pack. */
export const mapsText = {
  notMap: (said: string) => trouble("map-unreadable", `This is not a map of columns: ${said}`),
  notJson: (file: string) =>
    trouble(
      "map-unreadable",
      `${quoted(file)} is not a map of columns: it is not written as JSON.`,
    ),
  unknownMap: (id: string, known: Iterable<string>) =>
    trouble(
      "map-unknown",
      `There is no map of columns called ${quoted(id)}.${didYouMean(id, known)}`,
    ),
  twice: (heading: string) =>
    trouble(
      "map-heading-twice",
      `The heading ${quoted(heading)} is matched twice. One heading serves one column.`,
    ),
  why: {
    same: "reads the same",
    alias: "is another name for it",
    near: "is spelt nearly the same",
    words: "has its words in it",
  },
  kept: (heading: string, column: string) =>
    `${quoted(heading)} is read as ${quoted(column)} from now on.`,
  keptAgain: (heading: string, from: string, to: string) =>
    `${quoted(heading)} was read as ${quoted(from)}; from now on it is read as ${quoted(to)}.`,
  title: "Headings and the columns they are read as",
  own: "Columns matched in this workbook",
} as const;
