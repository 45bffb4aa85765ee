import { describe, expect, it } from "vitest";
import { guessPeopleColumns } from "../domain/people/csv";
import { readCsv } from "./csv";
import { readPersonRow } from "./peopleCsv";

const desk = {
  teams: [
    { id: "access", name: "Access" },
    { id: "customer-care", name: "Customer Care" },
  ],
  tiers: [1, 2, 3],
};
const header = "Email,Full name,Role,Team,Level,Skills,Languages,Max tickets";
const read = (text: string) => {
  const file = readCsv(new TextEncoder().encode(text), "person");
  const mapping = guessPeopleColumns(file.headers);
  return file.rows.map((row) => readPersonRow(row, file, mapping, desk));
};
const one = (line: string) => read(`${header}\n${line}`)[0]!;

describe("a row of people", () => {
  it("is read with its columns guessed, teams by name or id, lists as people write them", () => {
    expect(one('Zoe@Test.Example,Zoe Q,Lead,"customer care; access",T2,"refund:4 | sign-in=5","DE, en",8')).toEqual({
      line: 2,
      email: "zoe@test.example",
      said: {
        name: "Zoe Q",
        role: "lead",
        teams: ["customer-care", "access"],
        tier: 2,
        skills: { refund: 4, "sign-in": 5 },
        languages: ["de", "en"],
        capacity: 8,
      },
    });
  });

  it("leaves out what it says nothing of", () => {
    expect(one("zoe@test.example,,,,,,,")).toEqual({ line: 2, email: "zoe@test.example", said: {} });
  });

  it("may be marked, and separated by semicolons", () => {
    const [row] = read('\uFEFFE-Mail;Name;Teams\r\nzoe@test.example;Zoe;"Access;Customer Care"\r\n');
    expect(row).toMatchObject({ email: "zoe@test.example", said: { name: "Zoe", teams: ["access", "customer-care"] } });
  });

  it.each([
    ["no address", ",Zoe,,,,,,", "Email", "is missing"],
    ["a bad address", "zoe,Zoe,,,,,,", "Email", "not an e-mail address"],
    ["an unknown team", "z@t.example,Zoe,,Sales,,,,", "Team", "use one of Access, Customer Care"],
    ["an unknown tier", "z@t.example,Zoe,,,5,,,", "Level", "choose among 1, 2, 3"],
    ["an unknown role", "z@t.example,Zoe,boss,,,,,", "Role", "agent, lead, admin"],
    ["a proficiency of 6", "z@t.example,Zoe,,,,refund:6,,", "Skills", "from 1 to 5"],
    ["a skill without one", "z@t.example,Zoe,,,,refund,,", "Skills", "write skills as refund:4"],
    ["a language by name", "z@t.example,Zoe,,,,,german,", "Languages", "two-letter codes"],
    ["a capacity of 0", "z@t.example,Zoe,,,,,,0", "Max tickets", "from 1 to 100"],
    ["a capacity of 1000", "z@t.example,Zoe,,,,,,1000", "Max tickets", "from 1 to 100"],
  ])("names the cell and the remedy of %s", (_, line, field, remedy) => {
    const row = one(line);
    expect(row).toMatchObject({ bad: [{ line: 2, field }] });
    expect("bad" in row && row.bad[0]!.message).toContain(remedy);
  });
});
