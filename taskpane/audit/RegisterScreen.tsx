import { makeStyles } from "@fluentui/react-components";
import type { ReactNode } from "react";
import type { Register } from "../../src/audit/register";
import { paneAuditText } from "../../src/text/pane-audit";
import { TroubleCard } from "../parts/TroubleCard";
import { Screen } from "../shell/Screen";
import { useAudit } from "./state";

const useStyles = makeStyles({ text: { margin: 0 } });

interface Props {
  readonly title: string;
  readonly foot?: ReactNode;
  readonly children: (register: Register) => ReactNode;
}

/** A screen that shows something of the register, once it has been read. */
export function RegisterScreen({ title, foot, children }: Props) {
  const styles = useStyles();
  const { register } = useAudit();
  return (
    <Screen title={title} foot={register?.ok === true && foot}>
      {!register && <p className={styles.text}>{paneAuditText.loading}</p>}
      {register && !register.ok && <TroubleCard trouble={register.trouble} />}
      {register?.ok && children(register.value)}
    </Screen>
  );
}
