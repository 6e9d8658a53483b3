import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { CalendarLtr20Regular } from "@fluentui/react-icons/svg/calendar-ltr";
import { useState } from "react";
import { formatDate } from "../../src/cells/date";
import { paneText } from "../../src/text/pane";
import { useAsAt } from "../state/as-at";
import { useFacts } from "../state/facts";
import { AsAtForm } from "./AsAtForm";
import { MainMenu } from "./MainMenu";

const useStyles = makeStyles({
  head: {
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  line: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalXS,
    minHeight: "40px",
    // Excel draws its own menu over the top right corner of the pane: 34 by 32 px.
    paddingRight: "36px",
    paddingLeft: tokens.spacingHorizontalXS,
    flexWrap: "wrap",
  },
  name: {
    flex: "1 1 72px",
    minWidth: 0,
    margin: 0,
    fontWeight: tokens.fontWeightSemibold,
    whiteSpace: "nowrap",
    overflow: "hidden",
    textOverflow: "ellipsis",
  },
  // On the narrowest panes the name of the workbook needs the room more.
  icon: { "@media (max-width: 400px)": { display: "none" } },
  date: {
    minWidth: 0,
    paddingInline: tokens.spacingHorizontalXS,
    fontWeight: tokens.fontWeightRegular,
    whiteSpace: "nowrap",
  },
});

const OPENER = "as-at";

/** One line above everything: menu, workbook, and the date that everything is worked out for. */
export function Head() {
  const styles = useStyles();
  const facts = useFacts();
  const { day } = useAsAt();
  const [isOpen, setIsOpen] = useState(false);

  const name = facts?.ok ? facts.value.name : "";
  const shown = name === "" ? paneText.head.unnamed : name;
  const date = formatDate(day);
  return (
    <header className={styles.head}>
      <div className={styles.line}>
        <MainMenu />
        <p className={styles.name} title={shown}>
          {shown}
        </p>
        <Button
          id={OPENER}
          className={styles.date}
          appearance="subtle"
          icon={{ className: styles.icon, children: <CalendarLtr20Regular /> }}
          aria-expanded={isOpen}
          aria-label={paneText.head.asAtChange(date)}
          onClick={() => setIsOpen(!isOpen)}
        >
          {paneText.head.asAt(date)}
        </Button>
      </div>
      {isOpen && (
        <AsAtForm
          onClose={() => {
            setIsOpen(false);
            document.getElementById(OPENER)?.focus();
          }}
        />
      )}
    </header>
  );
}
