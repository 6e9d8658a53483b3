const SEVERITY = {
  normal: "normal inspection",
  tightened: "tightened inspection",
  reduced: "reduced inspection",
} as const;
type Severity = keyof typeof SEVERITY;

interface Told {
  readonly table: string;
  readonly level: string;
  readonly aql: number;
  readonly lots: readonly { readonly sampleId: string; readonly severity: Severity }[];
  readonly next: Severity | "discontinued" | null;
  readonly mayBeReduced: boolean;
}

/** Why the next lot is inspected as it is, by MIL-STD-105E, 8.3 and 8.4. */
const WHY = {
  normal: {
    normal: "no two of the last five lots were refused",
    tightened: "two of the last five lots were refused",
    reduced: "ten lots in a row were accepted",
    discontinued: "",
  },
  tightened: {
    normal: "five lots in a row were accepted under tightened inspection",
    tightened: "five in a row have not been accepted since it was tightened",
    reduced: "",
    discontinued: "five lots were refused under tightened inspection",
  },
  reduced: {
    normal: "the last lot was not clearly accepted under reduced inspection",
    tightened: "",
    reduced: "the last lot was accepted under reduced inspection",
    discontinued: "",
  },
} as const satisfies Record<Severity, Record<Severity | "discontinued", string>>;

/** What the switching rules say of the next lot of a stream. */
export const samplingSwitchText = {
  next: ({ table, level, aql, lots, next, mayBeReduced }: Told): string => {
    const last = lots.at(-1);
    const lot = `Next lot of ${table} (MIL-STD-105E, level ${level}, AQL ${aql})`;
    if (last === undefined || next === null) {
      return `${lot}: told once every record of ${last?.sampleId ?? "the last sample"} is tested.`;
    }
    const why = WHY[last.severity][next];
    if (next === "discontinued") {
      return `${lot}: none. Inspection stops, as ${why}, until what is wrong has been put right; then it begins again tightened.`;
    }
    const reduced = mayBeReduced
      ? " Ten in a row were accepted, so reduced inspection is possible where work is steady and whoever is responsible agrees."
      : "";
    return `${lot}: ${SEVERITY[next]}, as ${why}.${reduced}`;
  },
  off: (sample: string, severity: Severity, due: Severity | "discontinued") =>
    due === "discontinued"
      ? `${sample} was drawn although inspection should have stopped.`
      : `${sample} was drawn for ${SEVERITY[severity]}, where ${SEVERITY[due]} was due.`,
} as const;
