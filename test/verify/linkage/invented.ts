import { Chance } from "../../../src/verify/linkage/chance";
import type { PersonField, Role } from "../../../src/verify/linkage/person-field";

const FORENAMES =
  "James John Mohammed David Michael Daniel Thomas Ryan Adam Jack Samuel Liam Callum Lee Paul Mark Stephen Kevin Aaron Jordan Sarah Emma Laura Rachel Chloe Jessica Megan Amy Kelly Lisa Nicola Aisha Fatima Zara Priya Elizabeth Katherine Rebecca Charlotte Hannah Tomasz Piotr Ahmed Omar Kwame Tariq Sean Patrick Niall Dylan".split(
    " ",
  );
const SURNAMES =
  "Smith Jones Taylor Brown Williams Wilson Johnson Davies Patel Robinson Wright Thompson Evans Walker White Roberts Green Hall Wood Jackson Clarke Khan Ahmed Hussain Ali Begum Singh Kaur Okafor Mensah Kowalski Nowak Murphy Kelly OBrien Ryan McCarthy Campbell Stewart Fraser Ferguson Llewellyn Griffiths Bevan Pritchard Fairclough Entwistle Ramsbottom Tattersall Greenhalgh".split(
    " ",
  );
const NICKNAMES = new Map([
  ["James", "Jim"],
  ["David", "Dave"],
  ["Michael", "Mick"],
  ["Daniel", "Danny"],
  ["Thomas", "Tom"],
  ["Samuel", "Sam"],
  ["Stephen", "Steve"],
  ["Elizabeth", "Liz"],
  ["Katherine", "Kate"],
  ["Rebecca", "Becky"],
]);
const LETTERS = "abcdefghijklmnoprstuvwy";

interface Person {
  forename: string;
  surname: string;
  /** yyyy-mm-dd, "" where it is not known. */
  dob: string;
  reference: string;
  postcode: string;
  sex: string;
}

const ROLES: readonly [keyof Person, Role, string][] = [
  ["forename", "forename", "Forename"],
  ["surname", "surname", "Surname"],
  ["dob", "dob", "Date of birth"],
  ["reference", "identifier", "PNC"],
  ["postcode", "postcode", "Postcode"],
  ["sex", "sex", "Sex"],
];

export interface Invented {
  readonly fields: readonly PersonField[];
  readonly truth: readonly string[];
}

/** A list of invented people: some with further rows that differ as real ones do; some of them with a twin, a parent or a partner at the same address. */
export function inventPeople(seed: number, people: number, again: number): Invented {
  const chance = new Chance(seed);
  const rows: { who: string; person: Person }[] = [];
  for (let who = 0; who < people; who++) {
    const person = somebody(chance);
    rows.push({ who: `${who}`, person });
    if (chance.below(1000) < again * 1000) {
      rows.push({ who: `${who}`, person: spoilt(chance, person) });
      if (chance.below(4) === 0) rows.push({ who: `${who}`, person: spoilt(chance, person) });
    }
    if (chance.below(100) < 3)
      rows.push({ who: `${who} relative`, person: relative(chance, person) });
  }
  for (let at = rows.length - 1; at > 0; at--) {
    const other = chance.below(at + 1);
    [rows[at], rows[other]] = [rows[other]!, rows[at]!];
  }
  return {
    fields: ROLES.map(([key, role, title]) => ({
      role,
      title,
      values: rows.map(({ person }) => (person[key] === "" ? null : person[key])),
    })),
    truth: rows.map(({ who }) => who),
  };
}

const pick = <T>(chance: Chance, from: readonly T[]): T => from[chance.below(from.length)]!;
const two = (number: number) => String(number).padStart(2, "0");

function somebody(chance: Chance): Person {
  const at = Math.floor((chance.below(FORENAMES.length) * (chance.below(100) + 20)) / 120);
  const last = Math.floor((chance.below(SURNAMES.length) * (chance.below(100) + 20)) / 120);
  return {
    forename: FORENAMES[at]!,
    surname: SURNAMES[last]!,
    dob: `${1950 + chance.below(56)}-${two(1 + chance.below(12))}-${two(1 + chance.below(28))}`,
    reference: chance.below(10) < 6 ? reference(chance) : "",
    postcode: `${pick(chance, ["M", "LS", "BD", "CF", "G"])}${1 + chance.below(20)} ${1 + chance.below(9)}${pick(chance, ["AB", "QT", "XY", "LN", "PW", "JH"])}`,
    sex: at >= 20 && at < 40 ? "F" : "M",
  };
}

const reference = (chance: Chance) =>
  `${1975 + chance.below(50)}/${String(chance.below(1_000_000)).padStart(7, "0")}${pick(chance, [..."ABCDEFGHJKLMNPQRTUVWXYZ"])}`;

/** One or two of the things that go wrong when a person is recorded a second time. */
function spoilt(chance: Chance, person: Person): Person {
  const other = { ...person };
  const mishaps = 1 + chance.below(2);
  for (let i = 0; i < mishaps; i++) pick(chance, MISHAPS)(other, chance);
  return other;
}

const MISHAPS: readonly ((person: Person, chance: Chance) => void)[] = [
  (person) => {
    person.forename = NICKNAMES.get(person.forename) ?? person.forename.toUpperCase();
  },
  (person) => {
    [person.forename, person.surname] = [person.surname, person.forename];
  },
  (person, chance) => {
    person.surname = mistyped(chance, person.surname);
  },
  (person, chance) => {
    person.forename = mistyped(chance, person.forename);
  },
  (person) => {
    const [year = "", month = "", day = ""] = person.dob.split("-");
    if (Number(day) <= 12) person.dob = `${year}-${day}-${month}`;
  },
  (person, chance) => {
    const [year, month, day] = person.dob.split("-");
    if (day !== undefined)
      person.dob = `${year}-${month}-${two(1 + ((Number(day) + chance.below(2) * 9) % 28))}`;
  },
  (person) => {
    person.dob = "";
  },
  (person) => {
    person.reference = "";
  },
  (person, chance) => {
    if (person.reference !== "")
      person.reference = person.reference.replace(/\d(?=.$)/, String(chance.below(10)));
  },
  (person, chance) => {
    person.postcode = somebody(chance).postcode;
  },
  (person, chance) => {
    person.surname = `${person.surname}-${pick(chance, SURNAMES)}`;
  },
];

function mistyped(chance: Chance, word: string): string {
  const at = 1 + chance.below(Math.max(1, word.length - 2));
  const rest = word.slice(at + 1);
  switch (chance.below(3)) {
    case 0:
      return word.slice(0, at) + rest;
    case 1:
      return word.slice(0, at) + LETTERS[chance.below(LETTERS.length)]! + rest;
    default:
      return word.slice(0, at) + (rest[0] ?? "") + word[at]! + rest.slice(1);
  }
}

/** Somebody else of the same family: a twin, a parent of the same name, a partner. */
function relative(chance: Chance, person: Person): Person {
  const forename = pick(
    chance,
    FORENAMES.filter((name) => name !== person.forename),
  );
  const other = { ...person, reference: reference(chance) };
  switch (chance.below(3)) {
    case 0:
      return { ...other, forename };
    case 1:
      return {
        ...other,
        dob: `${Number(person.dob.slice(0, 4)) - 27}${somebody(chance).dob.slice(4)}`,
      };
    default:
      return { ...other, forename, dob: somebody(chance).dob, sex: person.sex === "M" ? "F" : "M" };
  }
}
