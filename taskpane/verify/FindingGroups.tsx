import { paneVerifyText } from "../../src/text/pane-verify";
import type { Finding } from "../../src/verify/finding";
import type { Pack } from "../../src/verify/pack";
import { Capped } from "../parts/Capped";
import { Fold } from "../parts/Fold";
import { Section } from "../parts/Section";
import { FindingRow } from "./FindingRow";
import { findingKey, groupFindings } from "./groups";
import type { Cluster } from "./groups";
import { LevelIcon } from "./LevelIcon";
import { countOf } from "./progress";
import { ruleTitle } from "./rule-title";

/** Up to this many findings of one rule stand in the list by themselves; more are folded into one line. */
const SPREAD = 3;

interface Props {
  readonly findings: readonly Finding[];
  readonly pack: Pack;
}

/** Open findings, grouped by what to do next. */
export function FindingGroups({ findings, pack }: Props) {
  const words = paneVerifyText.results;
  return groupFindings(findings).map(({ group, count, clusters }) => (
    <Section key={group} title={words.group(group)} aside={words.inGroup(count)}>
      {clusters.map((cluster) => (
        <ClusterPart
          key={cluster.rule}
          cluster={cluster}
          pack={pack}
          isAlone={clusters.length === 1}
        />
      ))}
    </Section>
  ));
}

interface ClusterProps {
  readonly cluster: Cluster;
  readonly pack: Pack;
  readonly isAlone: boolean;
}

function ClusterPart({ cluster: { rule, findings }, pack, isAlone }: ClusterProps) {
  const list = (
    <Capped name={rule} items={findings} itemKey={findingKey}>
      {(finding) => <FindingRow finding={finding} />}
    </Capped>
  );
  if (isAlone || findings.length <= SPREAD) return list;
  const title = ruleTitle(pack, rule) ?? findings[0]!.message;
  return (
    <Fold
      isRow
      name={rule}
      icon={<LevelIcon level={findings[0]!.level} />}
      title={paneVerifyText.results.cluster(title, countOf(findings))}
    >
      {list}
    </Fold>
  );
}
