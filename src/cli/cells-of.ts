import { quotedSheet } from "../cells/address";
import type { Finding } from "../verify/finding";

/** The cells that a finding is about; those on another sheet than its first with the name of theirs. */
export function cellsOf({ locations }: Pick<Finding, "locations">): readonly string[] {
  const [first] = locations;
  return locations.flatMap(({ sheet, cell }) => {
    if (cell === null) return [];
    return [sheet === first?.sheet ? cell : `${quotedSheet(sheet)}!${cell}`];
  });
}
