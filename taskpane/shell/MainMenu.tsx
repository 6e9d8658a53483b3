import {
  Button,
  Menu,
  MenuItem,
  MenuItemLink,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from "@fluentui/react-components";
import { CodeRegular } from "@fluentui/react-icons/svg/code";
import { CopyRegular } from "@fluentui/react-icons/svg/copy";
import { NavigationRegular } from "@fluentui/react-icons/svg/navigation";
import { QuestionCircleRegular } from "@fluentui/react-icons/svg/question-circle";
import { paneText } from "../../src/text/pane";
import { useAnnounce } from "../state/announcer";
import { useServices } from "../state/services";

/** Takes the place of this page: it needs the host that this frame is connected to. */
const DEVELOPER = "contract.html";

/** What is wanted seldom: help, the version to quote, the page for developers. */
export function MainMenu() {
  const { version, root, copyText } = useServices();
  const announce = useAnnounce();
  const copyVersion = () => {
    void copyText(`${paneText.product} ${version}`).then((copied) =>
      announce(copied ? paneText.menu.versionCopied(version) : paneText.copy.notCopied),
    );
  };
  return (
    // Inside the head and not at the end of the page, so that it belongs to a landmark.
    <Menu inline>
      <MenuTrigger disableButtonEnhancement>
        <Button appearance="subtle" icon={<NavigationRegular />} aria-label={paneText.menu.open} />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItemLink
            icon={<QuestionCircleRegular />}
            href={`${root}help.html`}
            target="_blank"
            rel="noopener"
          >
            {paneText.menu.help}
          </MenuItemLink>
          <MenuItem icon={<CopyRegular />} onClick={copyVersion}>
            {paneText.menu.version(version)}
          </MenuItem>
          <MenuItemLink icon={<CodeRegular />} href={DEVELOPER}>
            {paneText.menu.developer}
          </MenuItemLink>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
