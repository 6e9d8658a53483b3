/** Words of the one field that asks who is at work. */
export const paneWhoText = {
  label: "Your name",
  why: "Kept in the workbook with what you write. Excel does not tell Plumbline who you are.",
  is: (name: string) => `In the name of ${name}`,
  change: "Change the name",
  use: "Use this name",
};
