import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { ChevronDown20Regular } from "@fluentui/react-icons/svg/chevron-down";
import { ChevronRight20Regular } from "@fluentui/react-icons/svg/chevron-right";
import { useEffect, useId } from "react";
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
  row: { minHeight: "40px", border: `1px solid ${tokens.colorNeutralStroke2}` },
  title: {
    display: "grid",
    gridTemplateColumns: "20px minmax(0, 1fr)",
    gap: tokens.spacingHorizontalXS,
  },
  content: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    paddingBlock: tokens.spacingVerticalXS,
    paddingLeft: tokens.spacingHorizontalM,
  },
});

interface Props {
  /** Unique on its screen. */
  readonly name: string;
  readonly title: string;
  readonly icon?: ReactNode;
  /** Stands in a list among rows, and looks like one of them. */
  readonly isRow?: boolean;
  /** Something inside has to be seen: it opens by itself. */
  readonly hasTrouble?: boolean;
  readonly children: ReactNode;
}

/** Something that is there for who wants it, out of the way for everybody else. */
export function Fold({ name, title, icon, isRow = false, hasTrouble = false, children }: Props) {
  const styles = useStyles();
  const [isOpen, setIsOpen] = useKept(`fold ${name}`, false);
  const id = useId();
  useEffect(() => {
    if (hasTrouble) setIsOpen(true);
  }, [hasTrouble, setIsOpen]);
  return (
    <div>
      <Button
        className={mergeClasses(styles.opener, isRow && styles.row)}
        appearance={isRow ? "outline" : "subtle"}
        icon={isOpen ? <ChevronDown20Regular /> : <ChevronRight20Regular />}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setIsOpen(!isOpen)}
      >
        {icon === undefined ? (
          title
        ) : (
          <span className={styles.title}>
            {icon}
            <span>{title}</span>
          </span>
        )}
      </Button>
      <div id={id} className={styles.content} hidden={!isOpen}>
        {isOpen && children}
      </div>
    </div>
  );
}
