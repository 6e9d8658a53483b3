import { samplingWords } from "../../text/audit-sampling";

type Named = keyof typeof samplingWords.parameter;

function isNamed(name: string): name is Named {
  return Object.hasOwn(samplingWords.parameter, name);
}

/** What a sample keeps as `name=value`, as people say it; what is not known stays as it is written. */
export function parameterWords(parameters: readonly string[]): readonly string[] {
  const { parameter, rule, severity, repeats } = samplingWords;
  const coded = new Map<string, string>(
    [rule, severity, repeats].flatMap((words) => Object.entries(words)),
  );
  return parameters.map((each) => {
    const at = each.indexOf("=");
    const name = each.slice(0, at);
    if (at < 0 || !isNamed(name)) return each;
    const value = each.slice(at + 1);
    return parameter[name](
      name === "rule" || name === "severity" || name === "repeats"
        ? (coded.get(value)?.toLowerCase() ?? value)
        : value,
    );
  });
}
