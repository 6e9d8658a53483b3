import { fireEvent, waitFor } from "@testing-library/react";
import { expect } from "vitest";
import { packJson } from "../verify/make";
import { announced, button, type Opened } from "./pane";

/** Opens a pack of one's own as somebody chooses its file. */
export async function openOwnPack({ user }: Opened, parts: object): Promise<void> {
  await user.click(await button(/^Verify/));
  await user.click(await button(/^Other rules/));
  const input = document.querySelector<HTMLInputElement>('input[type="file"][accept*="json"]')!;
  const file = new File([JSON.stringify(packJson(parts))], "own.json");
  fireEvent.change(input, { target: { files: [file] } });
  await waitFor(() => expect(announced()).toMatch(/was opened/));
}
