import { paneVerifyText } from "../../src/text/pane-verify";
import { Fold } from "../parts/Fold";
import { ParameterFields, type ParameterFieldsProps } from "./ParameterFields";

/** What rules can do without being told, with what they go by otherwise: there for who wants it. */
export function OtherParameters(props: ParameterFieldsProps) {
  const { parameters, problems } = props;
  if (parameters.length === 0) return null;
  return (
    <Fold
      name="parameters"
      title={paneVerifyText.setup.goBy(parameters.length)}
      hasTrouble={parameters.some(({ name }) => problems.has(name))}
    >
      <ParameterFields {...props} />
    </Fold>
  );
}
