import { portChannel } from "./channel";
import { createClient } from "./client/index";
import { GREETING } from "./connect";
import { installManners } from "./manners";
import type { ToHost, ToPage } from "./protocol";

// Stands where office.js stands in Excel. Outside a workbench frame there is no host, and `Office`
// stays undefined, as it does when office.js cannot be fetched.
if (window.parent !== window) {
  const { port1, port2 } = new MessageChannel();
  installManners(window);
  Object.assign(window, createClient(portChannel<ToHost, ToPage>(port1)));
  window.parent.postMessage(GREETING, window.location.origin, [port2]);
}
