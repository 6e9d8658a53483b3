import { FluentProvider, makeStyles, tokens } from "@fluentui/react-components";
import type { Theme } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { WhoProvider } from "./state/who";
import { AuditProvider } from "./audit/state";
import { FiguresProvider } from "./measures/results/state";
import { GuidesProvider } from "./measures/guides";
import { Commands } from "./shell/Commands";
import type { CommandSource } from "./shell/Commands";
import { Head } from "./shell/Head";
import { CurrentScreen } from "./shell/CurrentScreen";
import { FLAT } from "./shell/layout";
import { ErrorBoundary } from "./parts/ErrorBoundary";
import { AnnouncerProvider } from "./state/announcer";
import { AsAtProvider } from "./state/as-at";
import { FactsProvider } from "./state/facts";
import { NavigationProvider } from "./state/navigation";
import { ServicesProvider } from "./state/services";
import type { Services } from "./state/services";
import { WritingProvider } from "./state/writing";
import { CompareProvider } from "./verify/compare/state";
import { ReturnsProvider } from "./verify/returns/state";
import { SignOffProvider } from "./verify/sign-off/state";
import { VerifyProvider } from "./verify/state";

const useStyles = makeStyles({
  shell: {
    position: "relative",
    display: "grid",
    gridTemplateRows: "auto minmax(0, 1fr)",
    // A long name of a workbook, which is cut short, would otherwise still make the pane as wide as all of it.
    gridTemplateColumns: "minmax(0, 1fr)",
    height: "100vh",
    backgroundColor: tokens.colorNeutralBackground1,
    [FLAT]: { display: "block", height: "auto", minHeight: "100vh" },
  },
});

interface Props {
  readonly services: Services;
  readonly theme: Theme;
  /** What the ribbon and the context menu ask for. */
  readonly commands: CommandSource;
}

/** The task pane over whatever workbook it is handed. */
export function App({ services, theme, commands }: Props) {
  const styles = useStyles();
  return (
    <FluentProvider theme={theme}>
      <ErrorBoundary version={services.version} copy={services.copyText}>
        <ServicesProvider value={services}>
          <State>
            <div className={styles.shell}>
              <Commands source={commands} />
              <Head />
              <CurrentScreen />
            </div>
          </State>
        </ServicesProvider>
      </ErrorBoundary>
    </FluentProvider>
  );
}

function State({ children }: { readonly children: ReactNode }) {
  return (
    <AnnouncerProvider>
      <AsAtProvider>
        <WritingProvider>
          <FactsProvider>
            <NavigationProvider>
              <GuidesProvider>
                <VerifyProvider>
                  <SignOffProvider>
                    <CompareProvider>
                      <ReturnsProvider>
                        <WhoProvider>
                          <AuditProvider>
                            <FiguresProvider>{children}</FiguresProvider>
                          </AuditProvider>
                        </WhoProvider>
                      </ReturnsProvider>
                    </CompareProvider>
                  </SignOffProvider>
                </VerifyProvider>
              </GuidesProvider>
            </NavigationProvider>
          </FactsProvider>
        </WritingProvider>
      </AsAtProvider>
    </AnnouncerProvider>
  );
}
