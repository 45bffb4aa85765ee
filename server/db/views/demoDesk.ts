import type { Role } from "../../domain/vocabulary";
import { db } from "../client";

/** Somebody of the made-up desk. */
export interface DemoPerson {
  email: string;
  name: string;
  role: Role;
  tier: number;
  teams: string[];
}

/** The made-up people of a demo desk; null on any other desk, where nobody is at `tessel.example`. */
export async function loadDemoDesk(): Promise<DemoPerson[] | null> {
  const people = await db.person.findMany({
    where: { email: { endsWith: "@tessel.example" }, disabledAt: null },
    include: { teams: { include: { team: { select: { name: true } } } } },
    orderBy: [{ tier: "asc" }, { name: "asc" }],
  });
  if (people.length === 0) return null;
  return people.map((p) => ({
    email: p.email,
    name: p.name,
    role: p.role as Role,
    tier: p.tier,
    teams: p.teams.map((t) => t.team.name).sort(),
  }));
}
