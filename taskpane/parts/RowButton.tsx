import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { ChevronRight16Regular } from "@fluentui/react-icons/svg/chevron-right";
import type { ReactNode } from "react";

const useStyles = makeStyles({
  row: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) 16px",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    width: "100%",
    minHeight: "40px",
    boxSizing: "border-box",
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    fontFamily: "inherit",
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    textAlign: "left",
    overflowWrap: "anywhere",
    cursor: "pointer",
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
    ":active": { backgroundColor: tokens.colorNeutralBackground1Pressed },
    ":focus-visible": {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: "-1px",
    },
  },
  line: { display: "block" },
  quiet: {
    display: "block",
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
});

interface Props {
  readonly id: string;
  readonly title: ReactNode;
  readonly detail?: ReactNode;
  readonly onClick: () => void;
  readonly className?: string;
}

/** One entry of a list that leads on: what it is, and below it a quieter line. */
export function RowButton({ id, title, detail, onClick, className }: Props) {
  const styles = useStyles();
  return (
    <button id={id} type="button" className={mergeClasses(styles.row, className)} onClick={onClick}>
      <span>
        <span className={styles.line}>{title}</span>
        {detail !== undefined && <span className={styles.quiet}>{detail}</span>}
      </span>
      <ChevronRight16Regular aria-hidden />
    </button>
  );
}
