import { writeAudit } from "../../db/audit";
import { inTransaction, Prisma, type Tx } from "../../db/client";
import {
  claimDueOverrides,
  claimReroutes,
  loadOverride,
  lockOverrides,
  overridesInForce,
  rerouteLease,
  settleReroute,
} from "../../db/overrides";
import { currentPolicy, deskFacts } from "../../db/policies";
import type { PersonId } from "../../domain/ids";
import { checkOverride, type OverrideDraft, type OverrideFault } from "../../domain/override/check";
import { type Actor, systemActor } from "../../domain/vocabulary";
import { BatonError } from "../../errors";
import { log } from "../../log";
import { eachByItself } from "../eachByItself";
import { newId } from "../ids";
import { requestPlan } from "../planWaiting";
import { type Rerouted, rerouteAtEnd, rerouteAtStart, rerouteHandedOver } from "./reroute";

const faults: Record<OverrideFault, { text: string; field: string }> = {
  past: { text: "That time is over: choose one that is still to come.", field: "until" },
  tooLong: { text: "That is more than 14 days away: what lasts longer belongs into the policy.", field: "until" },
  unknownScope: { text: "The policy has no such issue type or team: choose one of the list.", field: "scope" },
  unknownTeam: { text: "The policy has no such team: choose one of the list.", field: "toTeam" },
  unknownTier: { text: "This team has no such tier: choose one of its tiers.", field: "toTier" },
  unstaffed: { text: "Nobody belongs to that team at such a tier: nobody would have the work.", field: "toTeam" },
  ontoItself: { text: "That is where it goes already: choose another team, or a higher tier.", field: "toTeam" },
  taken: { text: "Another override says already where this goes: end that one first.", field: "scope" },
  circle: {
    text: "With the other overrides in force work would come back to where it was taken from.",
    field: "toTeam",
  },
};

/** Moves what an override that is committed has to move, and notes when all is done: what fails, or is busy with somebody, the
 *  worker moves later, so it is not told as failed. */
async function reroute(id: string, hasEnded: boolean, move: () => Promise<Rerouted>): Promise<Rerouted> {
  try {
    const done = await move();
    if (done.busy === 0) await settleReroute(id, hasEnded);
    return done;
  } catch (error) {
    log.error({ err: error, override: id }, "an override's tickets are not all moved yet");
    return { moved: 0, busy: 1 };
  }
}

/** Puts a temporary rule of ownership into force at once, checked as a policy is, with its line in the audit. What waits
 *  follows where the lead said so. */
export async function makeOverride(draft: OverrideDraft, by: PersonId): Promise<{ id: string; moved: number }> {
  const policy = await currentPolicy();
  if (!policy) throw new BatonError("unavailable", "This desk has no policy yet.");
  const { staffed } = await deskFacts();
  const actor: Actor = { kind: "person", id: by };
  const id = newId();
  const made = await inTransaction(async (tx) => {
    await lockOverrides(tx);
    const others = await overridesInForce(tx);
    const [time] = await tx.$queryRaw<{ now: Date }[]>`SELECT baton_now() AS now`;
    const now = time!.now.getTime();
    const fault = checkOverride(draft, { policy, others, staffed, now });
    if (fault) {
      const { text, field } = faults[fault];
      throw new BatonError(fault === "taken" || fault === "circle" ? "conflict" : "badInput", text, field);
    }
    const { scope, segment, toTeam, toTier, until, reason, moves } = draft;
    const untilAt = new Date(until);
    await tx.ownershipOverride.create({
      data: {
        id,
        issueType: scope.kind === "issueType" ? scope.id : null,
        team: scope.kind === "team" ? scope.id : null,
        ...{ segment, toTeam, toTier, reason, moves, untilAt, madeBy: by },
        startsAt: time!.now,
        nextDueAt: untilAt,
      },
    });
    const details = { scope, segment, toTeam, toTier, until: untilAt.toISOString(), reason, moves };
    await writeAudit(tx, { actor, action: "override.make", subject: { kind: "override", id }, details });
    if (moves)
      await tx.$executeRaw`UPDATE ownership_override SET reroute_due_at = ${rerouteLease} WHERE id = ${id}::uuid`;
    return (await loadOverride(tx, id))!;
  });
  const { moved } = draft.moves ? await reroute(id, false, () => rerouteAtStart(made, actor)) : { moved: 0 };
  await requestPlan();
  return { id, moved };
}

/** Marks an override as ended; null where it was already. */
async function close(tx: Tx, id: string, by: PersonId | null): Promise<{ moves: boolean } | null> {
  const [row] = await tx.$queryRaw<{ moves: boolean }[]>`
    UPDATE ownership_override SET ended_at = least(until_at, baton_now()), ended_by = ${by}::uuid, next_due_at = NULL,
      reroute_due_at = CASE WHEN moves THEN ${by === null ? Prisma.sql`baton_now()` : rerouteLease} END
    WHERE id = ${id}::uuid AND ended_at IS NULL RETURNING moves`;
  if (!row) return null;
  const actor: Actor = by === null ? systemActor : { kind: "person", id: by };
  const action = by === null ? "override.expire" : "override.end";
  await writeAudit(tx, { actor, action, subject: { kind: "override", id } });
  return row;
}

/** Ends an override before its time. */
export async function endOverride(id: string, by: PersonId): Promise<{ moved: number }> {
  const ended = await inTransaction(async (tx) => {
    await lockOverrides(tx);
    const row = await close(tx, id, by);
    if (row) return row;
    if (await loadOverride(tx, id)) throw new BatonError("conflict", "This override has ended already.", "id");
    throw new BatonError("notFound", "There is no such override.", "id");
  });
  const end = () => rerouteAtEnd([id], { kind: "person", id: by });
  const { moved } = ended.moves ? await reroute(id, true, end) : { moved: 0 };
  await requestPlan();
  return { moved };
}

/** Gives what the assistant has handed over since to whom overrides in force give it: it was decided before they were made. */
export async function followOverrides(): Promise<void> {
  const done = await eachByItself(await overridesInForce(), "following an override", rerouteHandedOver);
  if (done.some(({ moved }) => moved > 0)) await requestPlan();
}

/** Moves what overrides that began or ended have left unmoved. */
export async function finishReroutes(): Promise<void> {
  let moved = 0;
  for (const { override, hasEnded } of await claimReroutes()) {
    const move = () => (hasEnded ? rerouteAtEnd([override.id], systemActor) : rerouteAtStart(override, systemActor));
    moved += (await reroute(override.id, hasEnded, move)).moved;
  }
  if (moved > 0) await requestPlan();
}

/** Ends overrides whose time has run out; what they moved is to be given back, see `finishReroutes`. Returns how many. */
export async function endDueOverrides(): Promise<number> {
  const ended = await inTransaction(async (tx) => {
    const due = await claimDueOverrides(tx);
    for (const id of due) await close(tx, id, null);
    return due.length;
  });
  await finishReroutes();
  if (ended > 0) await requestPlan();
  return ended;
}
