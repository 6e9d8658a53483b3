import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { Dismiss20Regular } from "@fluentui/react-icons/svg/dismiss";
import { Warning20Filled } from "@fluentui/react-icons/svg/warning";
import { useEffect } from "react";
import type { ReactNode } from "react";
import { paneText } from "../../src/text/pane";
import type { Trouble } from "../../src/text/trouble";
import { useAnnounce } from "../state/announcer";

const useStyles = makeStyles({
  card: {
    display: "grid",
    gridTemplateColumns: "20px 1fr auto",
    columnGap: tokens.spacingHorizontalS,
    rowGap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderLeft: `4px solid ${tokens.colorPaletteDarkOrangeBorderActive}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  icon: { color: tokens.colorPaletteDarkOrangeForeground1 },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  text: { gridColumn: "1 / -1", margin: 0, overflowWrap: "anywhere" },
  dismiss: { minWidth: "24px", minHeight: "24px", padding: 0 },
  actions: { gridColumn: "1 / -1" },
});

interface Props {
  readonly trouble: Trouble;
  readonly onDismiss?: () => void;
  readonly children?: ReactNode;
}

/** Expected trouble: its sentence says what, what it means for the data, and what to do. */
export function TroubleCard({ trouble, onDismiss, children }: Props) {
  const styles = useStyles();
  const announce = useAnnounce();
  useEffect(() => announce(trouble.message), [announce, trouble]);
  return (
    <section
      className={styles.card}
      aria-label={paneText.trouble.title}
      data-trouble={trouble.code}
    >
      <Warning20Filled className={styles.icon} aria-hidden />
      <h2 className={styles.title}>{paneText.trouble.title}</h2>
      {onDismiss ? (
        <Button
          className={styles.dismiss}
          appearance="subtle"
          icon={<Dismiss20Regular />}
          aria-label={paneText.dismiss}
          onClick={onDismiss}
        />
      ) : (
        <span />
      )}
      <p className={styles.text}>{trouble.message}</p>
      {children !== undefined && <div className={styles.actions}>{children}</div>}
    </section>
  );
}
