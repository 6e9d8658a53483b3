import { makeStyles } from "@fluentui/react-components";
import { limitsOf, setLimits } from "../../src/audit/limits";
import type { Register } from "../../src/audit/register";
import { trim } from "../../src/cells/cell";
import { limitText, limitWords } from "../../src/text/audit-limits";
import type { LimitName } from "../../src/text/audit-limits";
import { PrimaryButton } from "../parts/PrimaryButton";
import { TextField } from "../parts/TextField";
import { WhoField } from "../parts/WhoField";
import { useKept } from "../state/use-kept";
import { PlannedPart } from "./PlannedPart";
import { RegisterScreen } from "./RegisterScreen";
import { useWho } from "../state/who";
import { usePlanned } from "./use-planned";

const useStyles = makeStyles({ text: { margin: 0 } });

type Typed = ReadonlyMap<LimitName, string>;
const NOTHING: Typed = new Map();

/** The limits of an organisation: what stands, what is proposed, and the way to set them. */
export function LimitsScreen() {
  const { actor } = useWho();
  const planned = usePlanned();
  const [typed, setTyped] = useKept<Typed>("limits", NOTHING);
  return (
    <RegisterScreen
      title={limitText.title}
      foot={
        !planned.shown && (
          <PrimaryButton
            onClick={() =>
              planned.show((register, moment) => setLimits(register, typed, moment), trim(actor))
            }
          >
            {limitText.show}
          </PrimaryButton>
        )
      }
    >
      {(register) => (
        <>
          <PlannedPart
            planned={planned}
            confirm={limitText.confirm}
            onDone={() => setTyped(NOTHING)}
          />
          {!planned.shown && <LimitFields register={register} typed={typed} onChange={setTyped} />}
        </>
      )}
    </RegisterScreen>
  );
}

interface Props {
  readonly register: Register;
  readonly typed: Typed;
  readonly onChange: (typed: Typed) => void;
}

function LimitFields({ register, typed, onChange }: Props) {
  const styles = useStyles();
  return (
    <>
      <p className={styles.text}>{limitText.about}</p>
      <WhoField />
      {limitsOf(register).map(({ name, kept, proposed }) => (
        <TextField
          key={name}
          label={limitWords[name].label}
          hint={limitText.ours(limitWords[name].hint, proposed)}
          value={typed.get(name) ?? kept}
          onChange={(value) => onChange(new Map(typed).set(name, value))}
        />
      ))}
    </>
  );
}
