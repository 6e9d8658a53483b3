import { SAMPLE_METHODS } from "../../../src/audit/sampling/rows";
import type { SampleMethod } from "../../../src/audit/sampling/design";
import type { Stream } from "../../../src/audit/sampling/streams";
import {
  AQLS,
  INSPECTION_LEVELS,
  LARGEST_AQL_FOR_ITEMS,
  SEVERITIES,
} from "../../../src/audit/sampling/mil-std-105e";
import { SQUARE_ROOT_RULES } from "../../../src/audit/sampling/square-root";
import { samplingWords } from "../../../src/text/audit-sampling";
import { paneSampleText } from "../../../src/text/pane-sample";

/** One thing that a method asks; `first` stands until something else is given. */
export interface MethodField {
  readonly name: string;
  readonly label: string;
  readonly first: string;
  /** Null for text. */
  readonly options: readonly (readonly [string, string])[] | null;
  readonly isLong?: boolean;
}

const words = paneSampleText;
const same = (each: string | number) => [String(each), String(each)] as const;

const confidence: MethodField = {
  name: "confidence",
  label: words.confidence,
  first: "95",
  options: ["80", "90", "95", "99"].map(same),
};

const byConfidence: readonly MethodField[] = [
  confidence,
  { name: "tolerable", label: words.tolerable, first: "5", options: null },
  { name: "allowed", label: words.allowed, first: "0", options: null },
];

const byTable = (stream: Stream | null): readonly MethodField[] => [
  { name: "level", label: words.level, first: "II", options: INSPECTION_LEVELS.map(same) },
  {
    name: "aql",
    label: words.aql,
    first: "4",
    options: AQLS.filter((aql) => aql <= LARGEST_AQL_FOR_ITEMS).map(same),
  },
  {
    name: "severity",
    label: words.severity,
    first: dueBy(stream),
    options: SEVERITIES.map((each) => [each, samplingWords.severity[each]] as const),
  },
];

export const METHOD_OPTIONS = SAMPLE_METHODS.map(
  (method) => [method, samplingWords.method[method]] as const,
);

/** Where inspection has stopped, it begins again tightened (MIL-STD-105E, 8.4). */
function dueBy(stream: Stream | null): string {
  if (stream?.next === "discontinued") return "tightened";
  return stream?.next ?? "normal";
}

/** The lots before, of the same records by the same level and AQL; null where this is the first. */
export function streamFor(
  streams: readonly Stream[],
  table: string,
  filter: string,
  given: ReadonlyMap<string, string>,
): Stream | null {
  const chosen = givenFor(byTable(null), given);
  const stream = streams.find(
    (each) =>
      each.table === table &&
      each.filter === filter &&
      each.level === chosen.get("level") &&
      String(each.aql) === chosen.get("aql"),
  );
  return stream ?? null;
}

/** What a method asks for; the amounts are in one of the columns, and the severity follows from the lots before. */
export function fieldsOf(
  method: SampleMethod,
  columns: readonly string[],
  stream: Stream | null,
): readonly MethodField[] {
  switch (method) {
    case "hypergeometric":
    case "binomial":
      return byConfidence;
    case "table_105E":
      return byTable(stream);
    case "square_root":
      return [
        {
          name: "rule",
          label: words.rule,
          first: "square_root",
          options: SQUARE_ROOT_RULES.map((rule) => [rule, samplingWords.rule[rule]] as const),
        },
      ];
    case "money_unit":
      return [
        {
          name: "amount",
          label: words.amount,
          first: "",
          options: [["", words.chooseAmount], ...columns.map(same)],
        },
        { name: "tolerable", label: words.tolerableMoney, first: "", options: null },
        confidence,
      ];
    case "judgement":
      return [
        { name: "keys", label: words.keys, first: "", options: null, isLong: true },
        { name: "why", label: words.why, first: "", options: null },
      ];
    case "all":
      return [];
  }
}

/** What is given for a method, with what stands first where nothing was typed. */
export function givenFor(
  fields: readonly MethodField[],
  typed: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  return new Map(fields.map(({ name, first }) => [name, typed.get(name) ?? first]));
}
