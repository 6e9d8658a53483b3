import { calendarDate, dayNumber, type DayNumber } from "../src/cells/date";
import type { Dice } from "./dice";

/** Everybody here is invented: names are put together by chance and belong to nobody. */
const FORENAMES = [
  "Aaron",
  "Abigail",
  "Adebayo",
  "Aisha",
  "Alfie",
  "Amara",
  "Amir",
  "Anya",
  "Bethan",
  "Callum",
  "Carys",
  "Chidi",
  "Connor",
  "Daniel",
  "Dawit",
  "Demi",
  "Ellis",
  "Emeka",
  "Erin",
  "Farah",
  "Finlay",
  "Gethin",
  "Grace",
  "Hamza",
  "Harriet",
  "Imran",
  "Isla",
  "Jamal",
  "Jasmine",
  "Jordan",
  "Kadie",
  "Kieran",
  "Layla",
  "Leon",
  "Lewis",
  "Lowri",
  "Mason",
  "Megan",
  "Mohammed",
  "Naomi",
  "Nathan",
  "Nia",
  "Oliver",
  "Owen",
  "Priya",
  "Reece",
  "Rhys",
  "Rosa",
  "Samira",
  "Shanice",
  "Sian",
  "Tariq",
  "Tegan",
  "Theo",
  "Tomasz",
  "Tyrone",
  "Usman",
  "Victoria",
  "Wesley",
  "Zara",
] as const;

const SURNAMES = [
  "Abbott",
  "Achebe",
  "Addison",
  "Ahmed",
  "Ainsworth",
  "Akhtar",
  "Barlow",
  "Begum",
  "Bevan",
  "Birch",
  "Boateng",
  "Bramley",
  "Calloway",
  "Clegg",
  "Coates",
  "Cole",
  "Dacosta",
  "Dalby",
  "Dyer",
  "Eaves",
  "Ellery",
  "Farrow",
  "Fenwick",
  "Garrity",
  "Griffin",
  "Hallam",
  "Hartley",
  "Hassan",
  "Ingram",
  "Iqbal",
  "Jarvis",
  "Kaur",
  "Kemble",
  "Kowalski",
  "Lambert",
  "Lister",
  "Mahmood",
  "Marlow",
  "McCabe",
  "Mensah",
  "Morrow",
  "Nolan",
  "O’Dowd",
  "Okafor",
  "Oldroyd",
  "Pascoe",
  "Pemberton",
  "Quigley",
  "Rahman",
  "Redfern",
  "Rowe",
  "Sadler",
  "Sesay",
  "Shaw",
  "Silva",
  "Tanner",
  "Thackray",
  "Underhill",
  "Vaughan",
  "Wardle",
] as const;

export interface Person {
  readonly forename: string;
  readonly surname: string;
  readonly born: DayNumber;
}

/** Somebody invented, born on or after 1 January of `from` and before 1 January of `to`. */
export function somebody(dice: Dice, from: number, to: number): Person {
  const first = dayNumber(from, 1, 1);
  const end = dayNumber(to, 1, 1);
  if (first === null || end === null) throw new RangeError(`No such years: ${from} to ${to}`);
  return {
    forename: dice.pick(FORENAMES),
    surname: dice.pick(SURNAMES),
    born: dice.between(first, end - 1),
  };
}

export function workerNames(dice: Dice, count: number): readonly [string, ...string[]] {
  const name = () => `${dice.pick(FORENAMES)} ${dice.pick(SURNAMES)}`;
  return [name(), ...Array.from({ length: count - 1 }, name)];
}

const PNC_LETTERS = "ZABCDEFGHJKLMNPQRTUVWXY";

/** The letter that closes a PNC ID: two digits of the year and the serial in seven, divided by 23. */
export function pncLetter(year: number, serial: number): string {
  const number = (year % 100) * 10_000_000 + serial;
  return PNC_LETTERS.charAt(number % PNC_LETTERS.length);
}

/** A PNC ID first made when the person was 14 to 20; serials are high so as not to meet a real one. */
export function pncOf(dice: Dice, person: Person): string {
  const year = Math.min(calendarDate(person.born).year + dice.between(14, 20), 2026);
  const serial = dice.between(9_500_000, 9_999_999);
  return `${year}/${serial}${pncLetter(year, serial)}`;
}
