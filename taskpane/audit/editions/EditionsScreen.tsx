import { Button, makeStyles } from "@fluentui/react-components";
import { useState } from "react";
import { mapBetween, shippedEditionMaps } from "../../../src/audit/editions/map";
import type { EditionMap } from "../../../src/audit/editions/map";
import {
  canFollow,
  confirmCarried,
  hasBegun,
  mapFindings,
  migrateAudit,
  toReview,
} from "../../../src/audit/editions/migrate-audit";
import { REGISTER } from "../../../src/audit/layout";
import { readAuditPack } from "../../../src/audit/pack";
import type { AuditPack } from "../../../src/audit/pack";
import type { Register } from "../../../src/audit/register";
import { shippedAuditPacks } from "../../../src/audit/shipped";
import { migrateRecords } from "../../../src/records/migrate";
import { auditWords } from "../../../src/text/audit";
import { editionText } from "../../../src/text/audit-editions";
import { recordsText } from "../../../src/text/records";
import { Choice } from "../../parts/Choice";
import { ChooseFile } from "../../parts/ChooseFile";
import { Fold } from "../../parts/Fold";
import { Notice } from "../../parts/Notice";
import { RowButton } from "../../parts/RowButton";
import { Section } from "../../parts/Section";
import { SentenceList } from "../../parts/SentenceList";
import { readJsonFile } from "../../parts/json-file";
import { useNavigation } from "../../state/navigation";
import { PlannedPart } from "../PlannedPart";
import { RegisterScreen } from "../RegisterScreen";
import { useWho } from "../../state/who";
import { usePlanned } from "../use-planned";
import { PersonField } from "../../parts/PersonField";

const words = editionText.pane;
const useStyles = makeStyles({ text: { margin: 0 } });

/** Older tables brought up to date, audits taken over into a later edition, and what came along looked at. */
export function EditionsScreen() {
  return (
    <RegisterScreen title={words.title}>
      {(register) => (
        <>
          {register.outdated.length > 0 && <OlderTables register={register} />}
          {register.outdated.length === 0 && <TakeOver register={register} />}
          <Reviews register={register} />
          {shippedEditionMaps().map((map) => (
            <Known key={map.id} map={map} register={register} />
          ))}
        </>
      )}
    </RegisterScreen>
  );
}

function OlderTables({ register }: { readonly register: Register }) {
  const { actor } = useWho();
  const planned = usePlanned();
  const tables = register.outdated.map(({ table }) => table);
  return (
    <Section title={words.older}>
      <Notice text={recordsText.outdated(tables, register.outdated[0]?.layout ?? 0)} />
      <PlannedPart planned={planned} confirm={words.bringUpNow} />
      {!planned.shown && (
        <Button onClick={() => planned.show((now) => migrateRecords(REGISTER, now), actor)}>
          {words.bringUp}
        </Button>
      )}
    </Section>
  );
}

function TakeOver({ register }: { readonly register: Register }) {
  const styles = useStyles();
  const { actor, setActor } = useWho();
  const planned = usePlanned();
  const [own, setOwn] = useState<readonly AuditPack[]>([]);
  const [auditId, setAuditId] = useState("");
  const [packId, setPackId] = useState("");
  const audits = register.rows.tblAudit.filter((audit) => !hasBegun(register, audit));
  const audit = audits.find((each) => each.auditId === auditId) ?? audits[0];
  if (!audit) return <p className={styles.text}>{words.none}</p>;
  const idOf = (pack: AuditPack) => `${pack.id} ${pack.version}`;
  const packs = [...shippedAuditPacks(), ...own].filter((pack) =>
    canFollow(audit, pack, mapBetween(audit.packId, pack)),
  );
  const pack = packs.find((each) => idOf(each) === packId) ?? packs[0];
  return (
    <Section title={words.take}>
      <PlannedPart planned={planned} confirm={words.takeNow} />
      {!planned.shown && (
        <>
          <Choice
            label={words.audit}
            hint={words.auditHint}
            value={audit.auditId}
            options={audits.map((each) => [each.auditId, `${each.title} (${each.edition})`])}
            onChange={setAuditId}
          />
          {pack ? (
            <Choice
              label={words.pack}
              value={idOf(pack)}
              options={packs.map((each) => [idOf(each), `${each.title}, ${each.version}`])}
              onChange={setPackId}
            />
          ) : (
            <p className={styles.text}>{words.noPack}</p>
          )}
          <ChooseFile
            label={words.packFile}
            accept=".json,application/json"
            note={words.packFileHint}
            onFile={async (file) => {
              const json = await readJsonFile(file);
              if (!json.ok) return json.trouble;
              const read = readAuditPack(json.value);
              if (!read.ok) return read.trouble;
              setOwn([...own, read.value]);
              return null;
            }}
          />
          <PersonField label={words.name} value={actor} onChange={setActor} />
          {pack && (
            <Button
              appearance="primary"
              onClick={() =>
                planned.show(
                  (now, moment) =>
                    migrateAudit(now, audit.auditId, pack, mapBetween(audit.packId, pack), moment),
                  actor,
                )
              }
            >
              {words.show}
            </Button>
          )}
        </>
      )}
    </Section>
  );
}

function Reviews({ register }: { readonly register: Register }) {
  return (
    <>
      {register.rows.tblAudit.map(({ auditId, title }) => {
        const rows = toReview(register, auditId);
        return rows.length === 0 ? null : (
          <Fold key={auditId} name={`review ${auditId}`} title={words.review(title, rows.length)}>
            {rows.map((row) => (
              <Review key={`${row.itemId} ${row.fromItemId}`} row={row} />
            ))}
          </Fold>
        );
      })}
    </>
  );
}

function Review({ row }: { readonly row: ReturnType<typeof toReview>[number] }) {
  const { go } = useNavigation();
  const { actor } = useWho();
  const planned = usePlanned();
  return (
    <>
      <RowButton
        id={`review-${row.itemId}`}
        title={row.fromQuestion}
        detail={`${row.itemId} · ${words.before(auditWords.result[row.previousResult])} · ${words.openQuestion}`}
        onClick={() => go({ name: "audit-question", audit: row.auditId, item: row.itemId })}
      />
      <PlannedPart planned={planned} confirm={words.confirm} />
      {row.review === "confirm_wording" && !planned.shown && (
        <Button
          onClick={() =>
            planned.show(
              (now, moment) => confirmCarried(now, row.auditId, row.itemId, moment),
              actor,
            )
          }
        >
          {words.confirm}
        </Button>
      )}
    </>
  );
}

function Known({ map, register }: { readonly map: EditionMap; readonly register: Register }) {
  const styles = useStyles();
  const { actor } = useWho();
  const planned = usePlanned();
  const canMap = register.rows.tblFinding.some(
    ({ edition, mappedClause }) => edition === map.fromEdition && mappedClause === "",
  );
  return (
    <Section title={words.known}>
      <p className={styles.text}>{map.title}</p>
      <p className={styles.text}>{map.standing}</p>
      <Fold name={`clauses ${map.id}`} title={words.clauses(map.clauses.length)}>
        <SentenceList
          sentences={map.clauses.map(({ from, to, relation, confidence, note }) =>
            words.clause(
              from,
              to.join(", "),
              editionText.relation[relation],
              editionText.confidence[confidence],
              note,
            ),
          )}
        />
      </Fold>
      <Fold name={`sources ${map.id}`} title={words.sources}>
        <SentenceList sentences={map.sources} />
      </Fold>
      <PlannedPart planned={planned} confirm={words.mapNow} />
      {canMap && !planned.shown && (
        <Button onClick={() => planned.show((now, moment) => mapFindings(now, map, moment), actor)}>
          {words.map}
        </Button>
      )}
    </Section>
  );
}
