import { portChannel } from "./channel";
import type { Host } from "./host";
import type { ToHost, ToPage } from "./protocol";

/** What the frame says when it hands over its port. */
export const GREETING = "plumbline-host-port";

/**
 * Waits for the frame to hand over its end of a channel, and connects the host to it. Only a window of
 * this origin that stands in the given frame is listened to. A frame that loads anew connects anew.
 * Returns the way to stop.
 */
export function connectFrame(host: Host, frame: HTMLIFrameElement): () => void {
  let disconnect: () => void = () => {};
  const onMessage = (event: MessageEvent<unknown>) => {
    const [port] = event.ports;
    const isOurs =
      event.origin === window.location.origin &&
      event.source === frame.contentWindow &&
      event.data === GREETING;
    if (!isOurs || !port) return;
    disconnect();
    disconnect = host.connect(portChannel<ToPage, ToHost>(port));
  };
  window.addEventListener("message", onMessage);
  return () => {
    window.removeEventListener("message", onMessage);
    disconnect();
  };
}
