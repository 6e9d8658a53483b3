import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { ChevronDown20Regular } from "@fluentui/react-icons/svg/chevron-down";
import { ChevronRight20Regular } from "@fluentui/react-icons/svg/chevron-right";
import { useId } from "react";
import type { ReactNode } from "react";
import { useKept } from "../state/use-kept";

const useStyles = makeStyles({
  opener: {
    justifyContent: "start",
    width: "100%",
    maxWidth: "none",
    textAlign: "left",
    paddingInline: tokens.spacingHorizontalXS,
    fontWeight: tokens.fontWeightRegular,
    overflowWrap: "anywhere",
  },
  content: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    paddingLeft: tokens.spacingHorizontalM,
  },
});

interface Props {
  /** Unique on its screen. */
  readonly name: string;
  readonly title: string;
  readonly children: ReactNode;
}

/** Something that is there for who wants it, out of the way for everybody else. */
export function Fold({ name, title, children }: Props) {
  const styles = useStyles();
  const [isOpen, setIsOpen] = useKept(`fold ${name}`, false);
  const id = useId();
  return (
    <div>
      <Button
        className={styles.opener}
        appearance="subtle"
        icon={isOpen ? <ChevronDown20Regular /> : <ChevronRight20Regular />}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setIsOpen(!isOpen)}
      >
        {title}
      </Button>
      <div id={id} className={styles.content} hidden={!isOpen}>
        {isOpen && children}
      </div>
    </div>
  );
}
