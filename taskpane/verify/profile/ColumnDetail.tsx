import { makeStyles, tokens } from "@fluentui/react-components";
import { useMemo } from "react";
import { cellArea, localAddress } from "../../../src/cells/address";
import { formatDate } from "../../../src/cells/date";
import { profileText } from "../../../src/text/profile";
import type {
  ColumnProfile,
  Counted,
  Profile,
  TableProfile,
} from "../../../src/verify/profile/profile";
import { suggestForColumn, suggestOrdersFrom } from "../../../src/verify/profile/suggest";
import { Facts } from "../../parts/Facts";
import { Section } from "../../parts/Section";
import { AcceptPart } from "./AcceptPart";

const useStyles = makeStyles({
  text: { margin: 0, overflowWrap: "anywhere" },
  bar: {
    height: "4px",
    minWidth: "2px",
    borderRadius: tokens.borderRadiusSmall,
    backgroundColor: tokens.colorNeutralForeground3,
  },
  list: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    margin: 0,
    padding: 0,
    listStyleType: "none",
  },
  line: { display: "flex", justifyContent: "space-between", gap: tokens.spacingHorizontalS },
  value: { overflowWrap: "anywhere" },
});

interface Props {
  readonly profile: Profile;
  readonly table: TableProfile;
  readonly own: ColumnProfile;
}

const words = profileText;
const CELLS_SHOWN = 3;

/** One column: what is in it, and the rules that it speaks for. */
export function ColumnDetail({ profile, table, own }: Props) {
  const styles = useStyles();
  const suggestions = useMemo(
    () => [...suggestForColumn(profile, table, own), ...suggestOrdersFrom(profile, table, own)],
    [profile, table, own],
  );
  return (
    <>
      <Facts facts={factsOf(table, own)} />
      <Bars title={words.parts.common} counted={own.common} of={own.filled} />
      {own.types.texts > 0 && (
        <Bars
          title={words.parts.shapes}
          aside={words.shapesNote}
          counted={own.shapes}
          of={own.filled}
        />
      )}
      <Section title={words.parts.suggestions}>
        {suggestions.length === 0 && <p className={styles.text}>{words.suggestion.none}</p>}
        <ul className={styles.list}>
          {suggestions.map((suggestion) => (
            <li key={suggestion.id}>
              <p className={styles.text}>{suggestion.sentence}</p>
              <AcceptPart suggestion={suggestion} />
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}

interface BarsProps {
  readonly title: string;
  readonly aside?: string;
  readonly counted: readonly Counted[];
  readonly of: number;
}

/** Values by how often they come: words and numbers, and a bar for the eye. */
function Bars({ title, aside, counted, of }: BarsProps) {
  const styles = useStyles();
  if (counted.length === 0) return null;
  return (
    <Section title={title} {...(aside === undefined ? {} : { aside })}>
      <ul className={styles.list}>
        {counted.map(({ text, count }) => (
          <li key={text}>
            <span className={styles.line}>
              <span className={styles.value}>{text}</span>
              <span>{words.bar(count, of)}</span>
            </span>
            <div
              className={styles.bar}
              style={{ width: `${(count / Math.max(1, of)) * 100}%` }}
              aria-hidden
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function factsOf({ table }: TableProfile, own: ColumnProfile): [string, string][] {
  const { blanks, types, range, outliers, favouredDigit, column } = own;
  const counts = (of: object, names: Readonly<Record<string, string>>): [string, string][] =>
    Object.entries(of).flatMap(([kind, n]): [string, string][] =>
      typeof n === "number" && n > 0 ? [[names[kind] ?? kind, words.bar(n, own.rows)]] : [],
    );
  const say = (figure: number) =>
    range?.isDate === true ? formatDate(figure) : figure.toLocaleString("en-GB");
  const cells = outliers
    .slice(0, CELLS_SHOWN)
    .map((row) => localAddress(cellArea(table.sheet, table.firstRow + row, column.position)));
  return [
    [words.parts.filled, words.filled(own.filled, own.rows)],
    ...counts(blanks, words.blanks),
    ...counts(types, words.types),
    ...(range
      ? [[words.parts.range, words.range(say(range.low), say(range.high))] as [string, string]]
      : []),
    ...(outliers.length > 0
      ? [[words.parts.outliers, words.outliers(outliers.length, cells)] as [string, string]]
      : []),
    ...(favouredDigit
      ? [
          [
            words.parts.digits,
            words.digits(favouredDigit.digit, favouredDigit.count, favouredDigit.all),
          ] as [string, string],
        ]
      : []),
  ];
}
