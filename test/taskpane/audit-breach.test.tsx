// @vitest-environment happy-dom
import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { hostSubject } from "../contract/subjects";
import { registerOf } from "../audit/desk";
import { staffed } from "../audit/life-desk";
import { button, heading, openPane } from "./pane";

async function atBreaches() {
  const { workbook } = await hostSubject((await staffed()).model);
  const { user } = openPane(workbook);
  await user.click(await button(/^Audit/));
  await user.click(await button("Recommendations, action log, risks, editions, limits"));
  await user.click(await button(/^Data breaches \(0\)/));
  await heading("Data breaches");
  return { user, workbook };
}

/** Known since the afternoon of the day before. */
async function recorded() {
  const { user, workbook } = await atBreaches();
  await user.click(await button("Write down a breach"));
  await user.type(
    await screen.findByLabelText("What happened"),
    "A list went to the wrong prison.",
  );
  await user.clear(screen.getByLabelText("Known since: date"));
  await user.type(screen.getByLabelText("Known since: date"), "21/11/2026");
  await user.clear(screen.getByLabelText("Known since: time"));
  await user.type(screen.getByLabelText("Known since: time"), "16:30");
  await user.click(await button("Show what will be written"));
  await screen.findByText(/^Write your name first/, { selector: "section p" });
  await user.type(screen.getByLabelText("Your name"), "d.khan");
  await user.click(await button("Show what will be written"));
  await screen.findByText(/it is to be reported by 16:30 on 24\/11\/2026/);
  expect((await registerOf(workbook)).rows.tblBreach).toEqual([]);
  await user.click(await button("Write it down"));
  await heading("Data breaches");
  return { user, workbook };
}

describe("a breach of personal data", () => {
  it("is written down with its clock, which is said on the first screen of audits", async () => {
    const { user, workbook } = await recorded();
    const row = await button(/^A list went to the wrong prison/);
    within(row).getByText(/report it by 16:30 on 24\/11\/2026.*49 hours left/);
    expect((await registerOf(workbook)).rows.tblBreach[0]).toMatchObject({
      awareAt: expect.stringMatching(/^2026-11-21T16:30/) as string,
      recordedBy: "d.khan",
    });
    await user.click(await button("Back"));
    expect(await screen.findAllByText("1 clock running or past")).toHaveLength(2);
  });

  it("asks for a time that can be read, and keeps that it was reported", async () => {
    const { user, workbook } = await recorded();
    await user.click(await button(/^A list went to the wrong prison/));
    await user.type(screen.getByLabelText("Reported on"), "22/11/2026");
    await user.type(screen.getByLabelText("Reported at"), "soon");
    await user.click(await button("Show what will be written"));
    await screen.findByText("Type the time as hours and minutes, such as 16:30.", {
      selector: "section p",
    });
    await user.clear(screen.getByLabelText("Reported at"));
    await user.type(screen.getByLabelText("Reported at"), "09:15");
    await user.click(await button("Show what will be written"));
    await user.click(await button("Write it"));
    await waitFor(async () =>
      expect((await registerOf(workbook)).rows.tblBreach[0]).toMatchObject({
        riskLikely: "yes",
        reportedAt: expect.stringMatching(/^2026-11-22T09:15/) as string,
      }),
    );
    await screen.findByText("Reported in time");
  });
});
