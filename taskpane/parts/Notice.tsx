import { makeStyles, tokens } from "@fluentui/react-components";
import { Info20Regular } from "@fluentui/react-icons/svg/info";
import type { ReactNode } from "react";

const useStyles = makeStyles({
  notice: {
    display: "grid",
    gridTemplateColumns: "20px minmax(0, 1fr)",
    gap: tokens.spacingHorizontalS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  text: { margin: 0, overflowWrap: "anywhere" },
  icon: { color: tokens.colorNeutralForeground2 },
  action: { gridColumn: "2" },
});

interface Props {
  readonly text: string;
  /** What can be done about it, if anything. */
  readonly children?: ReactNode;
}

/** Something worth knowing that is no trouble. */
export function Notice({ text, children }: Props) {
  const styles = useStyles();
  return (
    <div className={styles.notice}>
      <Info20Regular className={styles.icon} aria-hidden />
      <p className={styles.text}>{text}</p>
      {children !== undefined && <div className={styles.action}>{children}</div>}
    </div>
  );
}
