import type { HostChannel, PageChannel, ToHost, ToPage } from "./protocol";

/** Host and page in one process: what is sent arrives later and as a copy, as through a port. */
export function directChannels(): { readonly host: HostChannel; readonly page: PageChannel } {
  let toPage: (message: ToPage) => void = () => {};
  let toHost: (message: ToHost) => void = () => {};
  return {
    host: {
      send: (message) => deliver(message, (copy) => toPage(copy)),
      listen: (listener) => {
        toHost = listener;
      },
    },
    page: {
      send: (message) => deliver(message, (copy) => toHost(copy)),
      listen: (listener) => {
        toPage = listener;
      },
    },
  };
}

function deliver<T>(message: T, to: (copy: T) => void): void {
  const copy = structuredClone(message);
  queueMicrotask(() => to(copy));
}

/** A port as either side of the channel. What arrives on it is from our own other half. */
export function portChannel<Sent, Received>(port: MessagePort) {
  return {
    send: (message: Sent) => port.postMessage(message),
    listen: (listener: (message: Received) => void) => {
      port.onmessage = (event: MessageEvent<Received>) => listener(event.data);
    },
  };
}
