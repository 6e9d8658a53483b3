import { createRoot } from "react-dom/client";
import { Start } from "./Start";

const root = document.getElementById("root");
if (!root) throw new Error("The page has no place for the pane.");
createRoot(root).render(<Start page={document.documentElement.dataset} />);
