import { db, inTransaction, type Queryable, type Tx } from "../../db/client";
import { currentPolicyVersion, loadPolicy } from "../../db/policies";
import { endSilence, loadAttendance, lockPeople, lookAtHours, setAbsence } from "../../db/presence/attendance";
import type { PersonId } from "../../domain/ids";
import { absenceOf, type Passage, passageOf } from "../../domain/rescue/absence";
import { type Absence, absences } from "../../domain/vocabulary";
import { requestPlan } from "../planWaiting";
import { endHandoffs, rescueOverdue, rescueWork } from "../rescueWork";

/** What changes by time alone: shifts begin and end, silence becomes absence for good, what was to be handed off is overdue. */
export async function watchTime(): Promise<void> {
  // Whose shift has begun is there again before it is seen what is offered to the absent.
  const looked = await lookAtHours();
  if (looked.length > 0) await watchPeople(looked);
  const version = await currentPolicyVersion(db);
  if (version === null) return;
  await endSilence((await loadPolicy(version)).document.presence.offlineAfterMinutes);
  await rescueOverdue();
}

interface Seen {
  id: PersonId;
  is: Absence | null;
  passage: Passage;
}

/** For whom something follows from what is known of them now. */
async function passing(from: Queryable, silentSeconds: number, ids: readonly PersonId[] | null): Promise<Seen[]> {
  return (await loadAttendance(from, silentSeconds, ids)).flatMap((p) => {
    const is = absenceOf(p);
    const passage = passageOf(p.absence, is);
    return passage === null ? [] : [{ id: p.id, is, passage }];
  });
}

/** Looks who is there. Whose shift has ended, whose browser has fallen silent or who went offline is absent from now on, and
 *  their work is rescued; who is there again keeps what they were asked to hand off. Of everybody, or of `ids`. */
export async function watchPeople(ids: readonly PersonId[] | null = null): Promise<void> {
  const version = await currentPolicyVersion(db);
  if (version === null) return;
  const { silentSeconds } = (await loadPolicy(version)).document.presence;
  const seen = await passing(db, silentSeconds, ids);
  const who = (as: Omit<Seen, "id">, of: readonly Seen[] = seen) =>
    of.filter((p) => p.passage === as.passage && p.is === as.is).map((p) => p.id);
  /** They are looked at again under the lock: so only one process acts, and on nobody who came back while it was others' turn. */
  const settle = (as: Omit<Seen, "id">) => async (tx: Tx, some: readonly PersonId[]) => {
    await lockPeople(tx, some);
    return setAbsence(tx, who(as, await passing(tx, silentSeconds, some)), as.is);
  };
  for (const is of absences) {
    const gone = who({ is, passage: "rescue" });
    if (gone.length > 0) await rescueWork(gone, is, settle({ is, passage: "rescue" }));
    const noted = who({ is, passage: "note" });
    if (noted.length > 0) await inTransaction((tx) => settle({ is, passage: "note" })(tx, noted));
  }
  const back = who({ is: null, passage: "back" });
  if (back.length === 0) return;
  await inTransaction(async (tx) => {
    const fresh = await settle({ is: null, passage: "back" })(tx, back);
    if (fresh.length > 0) await endHandoffs(tx, fresh);
  });
  await requestPlan();
}
