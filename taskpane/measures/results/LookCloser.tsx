import type { Measure } from "../../../src/measures/measure";
import { paneWhyText } from "../../../src/text/pane-why";
import { RowButton } from "../../parts/RowButton";
import { Section } from "../../parts/Section";
import { useNavigation } from "../../state/navigation";

const words = paneWhyText;

/** The ways from a figure to what lies behind it. */
export function LookCloser({
  measure: { id, form },
  period,
}: {
  readonly measure: Measure;
  readonly period: string;
}) {
  const { go } = useNavigation();
  const ways = [
    ["measure-why", words.why, words.whyDetail],
    ...(form === "share" || form === "rate"
      ? [["measure-funnel", words.funnel, words.funnelDetail] as const]
      : []),
    ...(form === "share"
      ? ([
          ["measure-equality", words.equality, words.equalityDetail],
          ["measure-partner", words.partner, words.partnerDetail],
        ] as const)
      : []),
  ] as const;
  return (
    <Section title={words.section}>
      {ways.map(([name, title, detail]) => (
        <RowButton
          key={name}
          id={name}
          title={title}
          detail={detail}
          onClick={() => go({ name, measure: id, period })}
        />
      ))}
      <RowButton
        id="commentary"
        title={words.comments}
        detail={words.commentsDetail}
        onClick={() => go({ name: "commentary", measure: id, period })}
      />
    </Section>
  );
}
