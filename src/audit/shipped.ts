import dataProtection from "../../packs/audit/data-protection.json";
import dataQuality from "../../packs/audit/data-quality.json";
import healthAndSafety from "../../packs/audit/health-and-safety.json";
import inspectorate from "../../packs/audit/inspectorate-recommendations.json";
import iso9001 from "../../packs/audit/iso9001.json";
import iso9001Readiness from "../../packs/audit/iso9001-2026-readiness.json";
import kpiReturn from "../../packs/audit/kpi-return.json";
import lineManagement from "../../packs/audit/line-management.json";
import maracJmappa from "../../packs/audit/marac-jmappa.json";
import referralOrderPanels from "../../packs/audit/referral-order-panels.json";
import { readAuditPack, type AuditPack } from "./pack";

const FILES: readonly unknown[] = [
  iso9001,
  dataQuality,
  kpiReturn,
  referralOrderPanels,
  maracJmappa,
  inspectorate,
  dataProtection,
  healthAndSafety,
  lineManagement,
  iso9001Readiness,
];

let shipped: readonly AuditPack[] | null = null;

/** The audit packs that come with Plumbline, ISO 9001 first. They are read once, when first asked for. */
export function shippedAuditPacks(): readonly AuditPack[] {
  shipped ??= FILES.map((json) => {
    const pack = readAuditPack(json);
    if (!pack.ok) throw new Error(pack.trouble.message);
    return pack.value;
  });
  return shipped;
}
