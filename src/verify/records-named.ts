import type { Finding } from "./finding";

/** The records that a finding is about, in brackets, for a line of text; empty where it says them itself, or none is known. */
export function recordsNamed({ locations, message }: Finding): string {
  const keys = new Set(locations.flatMap(({ rowKey }) => rowKey ?? []));
  const unsaid = [...keys].filter((key) => !message.includes(key));
  return unsaid.length === 0 ? "" : `(${unsaid.join(", ")})`;
}
