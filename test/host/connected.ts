import {
  createClient,
  createHost,
  directChannels,
  type Client,
  type Host,
  type HostOptions,
} from "../../workbench/host/index";

export interface Connected {
  readonly host: Host;
  readonly client: Client;
}

/** A host and a page that is connected to it, in one process. */
export async function connected(options: HostOptions = {}): Promise<Connected> {
  const host = createHost(options);
  const channels = directChannels();
  host.connect(channels.host);
  const client = createClient(channels.page);
  await client.Office.onReady();
  return { host, client };
}

export const later = (ms = 20) => new Promise<void>((resolve) => setTimeout(resolve, ms));
