import { vi } from "vitest";
import { referenceCases } from "./cases/all";
import { fakeCustomFunctions } from "./excel";

const excel = fakeCustomFunctions();
vi.stubGlobal("CustomFunctions", excel.CustomFunctions);
await import("../../functions/register");

referenceCases(excel);
