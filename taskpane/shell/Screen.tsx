import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { ArrowLeft20Regular } from "@fluentui/react-icons/svg/arrow-left";
import { useEffect, useLayoutEffect, useRef } from "react";
import type { ReactNode } from "react";
import { paneText } from "../../src/text/pane";
import { WrittenBar } from "../parts/WrittenBar";
import { useNavigation } from "../state/navigation";
import { scrollTo } from "../state/scroll";
import { FLAT } from "./layout";

const useStyles = makeStyles({
  screen: {
    display: "grid",
    gridTemplateRows: "minmax(0, 1fr) auto",
    minHeight: 0,
    [FLAT]: { display: "block" },
  },
  scroller: {
    overflowY: "auto",
    overflowX: "hidden",
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalXXL}`,
    scrollPaddingBlock: "48px",
    [FLAT]: { overflowY: "visible" },
  },
  head: { display: "flex", alignItems: "start", gap: tokens.spacingHorizontalXS },
  back: { marginLeft: `calc(-1 * ${tokens.spacingHorizontalS})`, minWidth: "32px" },
  title: {
    margin: 0,
    paddingBlock: "3px",
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: "anywhere",
    borderRadius: tokens.borderRadiusSmall,
  },
  body: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalL,
    marginTop: tokens.spacingVerticalM,
  },
  foot: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
});

interface Props {
  readonly title: string;
  /** The one primary action; it stays in sight at the foot. */
  readonly foot?: ReactNode;
  readonly children: ReactNode;
}

/** The bones of every screen: Back and title, what there is to read, one action pinned at the foot. */
export function Screen({ title, foot, children }: Props) {
  const styles = useStyles();
  const { entry, canGoBack, hasMoved, scroller, back } = useNavigation();
  const heading = useRef<HTMLHeadingElement>(null);
  // A screen that shows a preview has no action of its own, and then no empty line for one.
  const hasFoot = foot !== undefined && foot !== null && foot !== false;

  useLayoutEffect(() => {
    scrollTo(scroller.current, entry.scroll);
  }, [entry, scroller]);

  useEffect(() => {
    if (!hasMoved.current) return;
    const left = entry.focus === "" ? null : document.getElementById(entry.focus);
    (left ?? heading.current)?.focus({ preventScroll: true });
  }, [entry, hasMoved]);

  return (
    <main className={styles.screen}>
      <div ref={scroller} className={styles.scroller} id="content">
        <div className={styles.head}>
          {canGoBack && (
            <Button
              className={styles.back}
              appearance="subtle"
              icon={<ArrowLeft20Regular />}
              aria-label={paneText.back}
              onClick={back}
            />
          )}
          <h1 ref={heading} className={styles.title} tabIndex={-1}>
            {title}
          </h1>
        </div>
        <div className={styles.body}>
          <WrittenBar />
          {children}
        </div>
      </div>
      {hasFoot && <div className={styles.foot}>{foot}</div>}
    </main>
  );
}
