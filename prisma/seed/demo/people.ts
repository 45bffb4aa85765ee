import { type CalendarRules, weekOf } from "../../../server/domain/calendar/document";
import type { Role, Segment } from "../../../server/domain/vocabulary";

export { demoPassword } from "./password";

export interface DemoPerson {
  email: string;
  name: string;
  role: Role;
  tier: number;
  capacity: number;
  teams: string[];
  skills: Record<string, number>;
  /** Empty = the languages of the desk. */
  languages: string[];
}

const person = (
  name: string,
  role: Role,
  tier: number,
  capacity: number,
  teams: string[],
  skills: Record<string, number> = {},
  languages: string[] = [],
): DemoPerson => ({
  email: `${name.split(" ")[0]!.toLowerCase()}@tessel.example`,
  name,
  role,
  tier,
  capacity,
  teams,
  skills,
  languages,
});

const everyTeam = ["access", "billing", "product", "integrations"];

export const demoPeople: DemoPerson[] = [
  person("Ada Okafor", "admin", 3, 2, everyTeam),
  person("Lena Brandt", "lead", 2, 2, ["product", "integrations"]),
  person("Marco Silva", "lead", 2, 2, ["access", "billing"]),
  person("Maya Lindqvist", "agent", 1, 5, ["access"], { "sign-in": 5, "user-invite": 4 }),
  person("Tomasz Nowak", "agent", 2, 4, ["access"], { "sso-setup": 5, "roles-permissions": 4 }),
  person("Priya Raman", "agent", 1, 5, ["billing"], { invoice: 5, "plan-change": 4 }),
  person("Hugo Marchetti", "agent", 2, 4, ["billing"], { refund: 5, "payment-failed": 4 }, ["en", "it", "fr"]),
  person("Jonas Weber", "agent", 1, 5, ["product"], { "export-report": 4, "ui-bug": 3 }, ["en", "de"]),
  person("Aisha Bello", "agent", 1, 5, ["product"], { "data-import": 4, notifications: 4 }),
  person("Noor Haddad", "agent", 2, 4, ["product"], { "slow-performance": 5, "data-import": 4 }),
  person("Kenji Mori", "agent", 3, 3, ["product"], { "slow-performance": 5, "ui-bug": 5 }),
  person("Sofia Alvarez", "agent", 1, 5, ["integrations"], { "webhook-delivery": 4, "rate-limit": 4 }, ["en", "es"]),
  person("Ravi Menon", "agent", 2, 4, ["integrations"], { "api-error": 5, "data-sync": 4 }),
  person("Elena Petrova", "agent", 3, 3, ["integrations"], { "data-sync": 5, "api-error": 5 }),
];

/** Two people keep fixed hours, for everybody to see; each has somebody beside them in their queue, so that work arrives at
 *  any hour of any day. The others work whenever they are online. */
export const demoSchedules: Record<string, CalendarRules> = {
  "aisha@tessel.example": {
    id: "hours",
    name: "Aisha Bello",
    zone: "Europe/Berlin",
    week: weekOf(
      ["monday", "tuesday", "wednesday", "thursday", "friday"],
      [
        { from: 8 * 60, to: 12 * 60 },
        { from: 13 * 60, to: 17 * 60 },
      ],
    ),
    holidays: [{ date: "2026-12-25", name: "Christmas Day" }],
  },
  "hugo@tessel.example": {
    id: "hours",
    name: "Hugo Marchetti",
    zone: "Europe/Rome",
    week: weekOf(["sunday", "monday", "tuesday", "wednesday", "thursday"], [{ from: 22 * 60, to: 6 * 60 }]),
    holidays: [],
  },
};

export interface DemoAccount {
  externalId: string;
  name: string;
  segment: Segment;
  customers: [email: string, name: string][];
}

export const demoAccounts: DemoAccount[] = [
  {
    externalId: "hollow-oak",
    name: "Hollow Oak Logistics",
    segment: "enterprise",
    customers: [
      ["dana.kerr@hollowoak.example", "Dana Kerr"],
      ["felix.ito@hollowoak.example", "Felix Ito"],
    ],
  },
  {
    externalId: "meridian",
    name: "Meridian Health Partners",
    segment: "enterprise",
    customers: [["s.adeyemi@meridianhp.example", "Simi Adeyemi"]],
  },
  {
    externalId: "brightwater",
    name: "Brightwater Energy",
    segment: "business",
    customers: [
      ["oskar@brightwater.example", "Oskar Lund"],
      ["nina@brightwater.example", "Nina Castell"],
    ],
  },
  {
    externalId: "pallet",
    name: "Pallet & Pine",
    segment: "business",
    customers: [["joana@palletpine.example", "Joana Reis"]],
  },
  {
    externalId: "kestrel",
    name: "Kestrel Analytics",
    segment: "business",
    customers: [["theo@kestrel.example", "Theo Brandvold"]],
  },
  {
    externalId: "sunday",
    name: "Sunday Studio",
    segment: "standard",
    customers: [["mira@sundaystudio.example", "Mira Sokol"]],
  },
  {
    externalId: "quarry",
    name: "Quarry Lane Dental",
    segment: "standard",
    customers: [["office@quarrylane.example", "Beth Oyelaran"]],
  },
  {
    externalId: "fernhill",
    name: "Fernhill School Trust",
    segment: "standard",
    customers: [["it@fernhill.example", "Callum Price"]],
  },
  {
    externalId: "tandem",
    name: "Tandem Robotics",
    segment: "standard",
    customers: [["yuki@tandem.example", "Yuki Arai"]],
  },
  { externalId: "rookery", name: "Rookery Games", segment: "trial", customers: [["lou@rookery.example", "Lou Amsel"]] },
  {
    externalId: "saltmarsh",
    name: "Saltmarsh Foods",
    segment: "trial",
    customers: [["pat@saltmarsh.example", "Pat Devlin"]],
  },
];
