import { createRoot } from "react-dom/client";
import "./page.css";
import { PAGE_FILES } from "./files";
import { Session } from "./session";
import { Workbench } from "./Workbench";

const place = document.getElementById("workbench");
if (place) createRoot(place).render(<Workbench session={new Session(PAGE_FILES)} />);
