import { afterEach, expect, it, vi } from "vitest";
import { connectFrame, createClient, createHost, portChannel } from "../../workbench/host/index";
import { GREETING } from "../../workbench/host/connect";
import type { ToHost, ToPage } from "../../workbench/host/protocol";
import { later } from "./connected";

afterEach(() => vi.unstubAllGlobals());

/** The parts of a window and its frame that handing over a port needs. */
function pageWithFrame() {
  const page = Object.assign(new EventTarget(), { location: { origin: "http://localhost:3000" } });
  vi.stubGlobal("window", page);
  const contentWindow = {};
  const say = (given: { origin?: string; source?: object; data?: unknown }) => {
    const { port1, port2 } = new MessageChannel();
    const message = {
      origin: "http://localhost:3000",
      source: contentWindow,
      data: GREETING,
      ports: [port2],
      ...given,
    };
    page.dispatchEvent(Object.assign(new Event("message"), message));
    return port1;
  };
  // Nothing of a frame is looked at but its window.
  return { frame: { contentWindow } as unknown as HTMLIFrameElement, say };
}

it("only a frame of this page and origin is connected, and what it says is checked", async () => {
  const { frame, say } = pageWithFrame();
  const host = createHost();
  const connect = vi.spyOn(host, "connect");
  const stop = connectFrame(host, frame);
  const strangers = [
    say({ origin: "https://elsewhere.example" }),
    say({ source: {} }),
    say({ data: "something else" }),
  ];
  expect(connect).not.toHaveBeenCalled();

  const port = say({});
  const { Office } = createClient(portChannel<ToHost, ToPage>(port));
  expect((await Office.onReady()).host).toBe("Excel");
  stop();
  say({});
  expect(connect).toHaveBeenCalledTimes(1);
  for (const each of [port, ...strangers]) each.close();
});

it("a frame that loads anew takes the place of its former self", async () => {
  const { frame, say } = pageWithFrame();
  const host = createHost();
  const stop = connectFrame(host, frame);
  const ports: MessagePort[] = [];
  for (const name of ["FIRST", "SECOND"]) {
    const port = say({});
    ports.push(port);
    createClient(portChannel<ToHost, ToPage>(port)).CustomFunctions.associate(name, () => 1);
    await later(30);
  }
  expect(host.functions()).toEqual(["SECOND"]);
  stop();
  for (const port of ports) port.close();
});
