// @vitest-environment happy-dom
import { screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { registerOf } from "../audit/desk";
import { staffed } from "../audit/life-desk";
import { button, heading, openPane } from "./pane";

it("writes down a recommendation after its preview, and adopts it", async () => {
  const workbook = await staffed();
  const { user } = openPane(workbook);
  await user.click(await button(/^Audit/));
  await user.click(await button("Recommendations, action log, risks, editions, limits"));
  await user.click(await button(/^Recommendations \(0\)/));
  await heading("Recommendations");
  await user.click(await button("Write down a recommendation"));
  await user.type(await screen.findByLabelText("Recommendation"), "Tell victims of panels.");
  await user.type(screen.getByLabelText("Your name"), "a.osei");
  await user.click(await button("Show what will be written"));
  await screen.findByText(/is written down; nothing is decided yet/);
  expect((await registerOf(workbook)).rows.tblRecommendation).toEqual([]);
  await user.click(await button("Write it down"));
  await waitFor(async () =>
    expect((await registerOf(workbook)).rows.tblRecommendation).toHaveLength(1),
  );
  await user.click(await button(/Tell victims of panels/));
  await user.type(await screen.findByLabelText("Owner"), "r.shah");
  await user.type(screen.getByLabelText("Target date"), "31/12/2026");
  await user.click(await button("Show what will be written"));
  await user.click(await button("Write it"));
  await waitFor(async () =>
    expect((await registerOf(workbook)).rows.tblRecommendation[0]).toMatchObject({
      adopted: "yes",
      owner: "r.shah",
    }),
  );
});

it("says what is known of the 2026 edition, and that no audit here can be taken over", async () => {
  const { user } = openPane(await staffed());
  await user.click(await button(/^Audit/));
  await user.click(await button("Recommendations, action log, risks, editions, limits"));
  await user.click(await button(/^Editions and versions/));
  await screen.findByText(/Plumbline has no source that shows it as published/);
  await screen.findByText("No audit here is still only prepared.");
});
