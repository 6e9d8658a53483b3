import { describe, expect, it } from "vitest";
import { createClient, createHost, directChannels } from "../../workbench/host/index";
import differences from "./differences.json";
import { probes, tryProbe, type HostSubject } from "./host.contract";
import { realLibrary } from "./office-js";

async function ourClient(): Promise<HostSubject> {
  const host = createHost();
  const channels = directChannels();
  host.connect(channels.host);
  const client = createClient(channels.page);
  await client.Office.onReady();
  return client;
}

const theirLibrary = async (): Promise<HostSubject> => realLibrary(createHost());

const known = new Map(Object.entries(differences.differences));
/** What was seen as plain data, for the two clients live in different realms. */
const plain = (seen: unknown): unknown => JSON.parse(JSON.stringify(seen ?? null));

describe("a workbook host, seen through our client", () => {
  it.each(probes.map((probe, index) => [probe.name, probe, index] as const))(
    "%s",
    async (_name, probe, index) => {
      const seen = plain(await tryProbe(await ourClient(), probe, index));
      if (probe.expected !== undefined) expect(seen).toEqual(probe.expected);
    },
  );
});

describe("our client and Microsoft's library over the same host", () => {
  it.each(probes.map((probe, index) => [probe.name, probe, index] as const))(
    "see the same: %s",
    async (name, probe, index) => {
      const ours = plain(await tryProbe(await ourClient(), probe, index));
      const theirs = plain(await tryProbe(await theirLibrary(), probe, index));
      const reason = known.get(name);
      if (reason === undefined) expect(ours).toEqual(theirs);
      // A difference that has gone has to go from the list as well.
      else expect(ours, `listed as different: ${reason}`).not.toEqual(theirs);
    },
  );

  it("differ in nothing that no probe sees", () => {
    const names = new Set(probes.map(({ name }) => name));
    expect([...known.keys()].filter((name) => !names.has(name))).toEqual([]);
  });
});
