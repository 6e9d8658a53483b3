import { Button, Checkbox, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import { ROLES } from "../../../src/audit/layout";
import type { Role } from "../../../src/audit/life/people";
import { addPeople, peopleInWorkbook } from "../../../src/audit/programme/known-people";
import type { KnownPerson } from "../../../src/audit/programme/known-people";
import type { Register } from "../../../src/audit/register";
import { isBlank } from "../../../src/cells/cell";
import { programmeWords } from "../../../src/text/audit-programme";
import { paneProgrammeText } from "../../../src/text/pane-programme";
import type { Result } from "../../../src/text/trouble";
import { Capped } from "../../parts/Capped";
import { Choice } from "../../parts/Choice";
import { Fold } from "../../parts/Fold";
import { Notice } from "../../parts/Notice";
import { TextField } from "../../parts/TextField";
import { TroubleCard } from "../../parts/TroubleCard";
import { useFailLoudly } from "../../state/fail-loudly";
import { useServices } from "../../state/services";
import { PlannedPart } from "../PlannedPart";
import { useWho } from "../../state/who";
import { usePlanned } from "../use-planned";

const useStyles = makeStyles({
  text: { margin: 0 },
  where: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: "anywhere",
  },
  button: { minHeight: "40px", alignSelf: "start" },
});

const words = paneProgrammeText.people;

interface Props {
  readonly register: Register;
}

/** Puts those who do the work by the tables of the workbook on its list of people, so that nobody types them. */
export function AddPeople({ register }: Props) {
  return (
    <Fold name="add-people" title={words.title}>
      <Found register={register} />
    </Fold>
  );
}

function Found({ register }: Props) {
  const styles = useStyles();
  const { workbook } = useServices();
  const failLoudly = useFailLoudly();
  const [found, setFound] = useState<Result<readonly KnownPerson[]> | null>(null);
  useEffect(() => {
    let isCurrent = true;
    peopleInWorkbook(workbook, register)
      .then((people) => {
        if (isCurrent) setFound(people);
      })
      .catch(failLoudly);
    return () => {
      isCurrent = false;
    };
  }, [workbook, register, failLoudly]);
  if (!found) return <p className={styles.text}>{words.looking}</p>;
  if (!found.ok) return <TroubleCard trouble={found.trouble} />;
  return (
    <>
      {register.rows.tblPeople.length === 0 && <Notice text={words.firstList} />}
      <PeopleForm found={found.value} />
    </>
  );
}

function PeopleForm({ found }: { readonly found: readonly KnownPerson[] }) {
  const styles = useStyles();
  const { actor } = useWho();
  const planned = usePlanned();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [others, setOthers] = useState("");
  const [role, setRole] = useState<Role>("staff");
  const chosen = [
    ...found.map(({ name }) => name).filter((name) => ticked.has(name)),
    ...others.split(";").filter((name) => !isBlank(name)),
  ];
  const tick = (name: string, isTicked: boolean) => {
    const next = new Set(ticked);
    if (isTicked) next.add(name);
    else next.delete(name);
    setTicked(next);
  };
  const show = () => {
    const people = chosen.map((name) => ({ name, role, unit: "", auditorQualifiedUntil: null }));
    planned.show((register, moment) => addPeople(register, people, moment), actor);
  };
  const clear = () => {
    setTicked(new Set());
    setOthers("");
  };
  const isEverybody = found.every(({ name }) => ticked.has(name));
  return (
    <>
      <PlannedPart planned={planned} confirm={words.confirm} onDone={clear} />
      {!planned.shown && (
        <>
          <p className={styles.text}>
            {found.length === 0 ? words.none : words.found(found.length)}
          </p>
          {found.length > 0 && (
            <Button
              className={styles.button}
              onClick={() =>
                setTicked(isEverybody ? new Set() : new Set(found.map(({ name }) => name)))
              }
            >
              {isEverybody ? words.nobody : words.everybody}
            </Button>
          )}
          <Capped name="people" items={found} itemKey={({ name }) => name}>
            {({ name, rows, where }) => (
              <Checkbox
                checked={ticked.has(name)}
                label={
                  <>
                    {name}
                    <br />
                    <span className={styles.where}>{words.line(rows, where)}</span>
                  </>
                }
                onChange={(_, { checked }) => tick(name, checked === true)}
              />
            )}
          </Capped>
          <TextField
            label={words.others}
            hint={words.othersHint}
            value={others}
            onChange={setOthers}
          />
          <Choice
            label={words.role}
            value={role}
            options={ROLES.map((each) => [each, programmeWords.personRole[each]] as const)}
            onChange={setRole}
          />
          <Button className={styles.button} onClick={show}>
            {words.show}
          </Button>
        </>
      )}
    </>
  );
}
