import { createRoot } from "react-dom/client";
import { whenReady } from "./host/start";
import { NoHost } from "./NoHost";
import { Pane } from "./Pane";
import { StartFault } from "./StartFault";

// The page says where the site begins and which version it is; the build writes both into it.
const { root = "", version = "" } = document.documentElement.dataset;

async function pane() {
  try {
    const start = await whenReady();
    if (!start.workbook) return <NoHost root={root} />;
    return <Pane start={start} root={root} version={version} />;
  } catch (fault) {
    return <StartFault fault={fault} version={version} />;
  }
}

const place = document.getElementById("root");
if (!place) throw new Error("The page has no place for the pane.");

// Until the host answers, the page itself says what it is waiting for: nothing is drawn over it.
const drawn = await pane();
createRoot(place).render(drawn);
