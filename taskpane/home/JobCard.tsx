import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";

const useStyles = makeStyles({
  card: {
    display: "grid",
    gridTemplateColumns: "28px minmax(0, 1fr)",
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXXS,
    width: "100%",
    boxSizing: "border-box",
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    fontFamily: "inherit",
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    textAlign: "left",
    overflowWrap: "anywhere",
    cursor: "pointer",
    ":hover": {
      backgroundColor: tokens.colorNeutralBackground1Hover,
      border: `1px solid ${tokens.colorNeutralStroke1Hover}`,
    },
    ":active": { backgroundColor: tokens.colorNeutralBackground1Pressed },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "1px" },
  },
  icon: {
    gridRow: "1 / 4",
    color: tokens.colorBrandForeground1,
    fontSize: "28px",
    lineHeight: "28px",
  },
  title: { fontWeight: tokens.fontWeightSemibold, fontSize: tokens.fontSizeBase400 },
  what: { color: tokens.colorNeutralForeground2 },
  answer: { marginTop: tokens.spacingVerticalXS },
});

interface Props {
  readonly id: string;
  readonly icon: ReactNode;
  readonly title: string;
  readonly what: string;
  /** What the card already knows. */
  readonly answer: string;
  readonly onClick: () => void;
}

/** One of the jobs, with its answer on the card. */
export function JobCard({ id, icon, title, what, answer, onClick }: Props) {
  const styles = useStyles();
  return (
    <button id={id} type="button" className={styles.card} onClick={onClick}>
      <span className={styles.icon} aria-hidden>
        {icon}
      </span>
      <span className={styles.title}>{title}</span>
      <span className={styles.what}>{what}</span>
      <span className={styles.answer}>{answer}</span>
    </button>
  );
}
