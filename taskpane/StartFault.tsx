import { FluentProvider } from "@fluentui/react-components";
import { currentTheme } from "./host/theme";
import { ErrorCard } from "./parts/ErrorCard";
import { faultDetails } from "./parts/fault-details";
import { copyText } from "./state/copy-text";
import { themeOf } from "./theme";

interface Props {
  readonly fault: unknown;
  readonly version: string;
}

/** What is shown when the pane could not even reach Excel. */
export function StartFault({ fault, version }: Props) {
  return (
    <FluentProvider theme={themeOf(currentTheme())}>
      <ErrorCard
        details={faultDetails(fault, version)}
        wasWriting={false}
        copy={copyText}
        onAgain={() => window.location.reload()}
      />
    </FluentProvider>
  );
}
