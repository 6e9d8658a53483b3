import { Button, makeStyles } from "@fluentui/react-components";
import type { ReactNode } from "react";

const useStyles = makeStyles({
  primary: { minHeight: "40px", width: "100%", maxWidth: "none", overflowWrap: "anywhere" },
});

interface Props {
  readonly children: ReactNode;
  readonly onClick: () => void;
  /** Still reachable by keyboard while it waits, so that the focus does not get lost. */
  readonly isWaiting?: boolean;
}

/** The one thing a screen is for. */
export function PrimaryButton({ children, onClick, isWaiting = false }: Props) {
  const styles = useStyles();
  return (
    <Button
      // There is one on a screen; Back finds it by this name and returns the focus to it.
      id="primary-action"
      className={styles.primary}
      appearance="primary"
      size="large"
      disabledFocusable={isWaiting}
      onClick={onClick}
    >
      {children}
    </Button>
  );
}
