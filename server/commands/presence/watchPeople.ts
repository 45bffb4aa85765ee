import { db, inTransaction } from "../../db/client";
import { currentPolicyVersion, loadPolicy } from "../../db/policies";
import { endSilence, loadAttendance, lookAtHours, setAbsence } from "../../db/presence/attendance";
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

/** Looks who is there. Whose shift has ended, whose browser has fallen silent or who went offline is absent from now on, and
 *  their work is rescued; who is there again keeps what they were asked to hand off. Of everybody, or of `ids`. */
export async function watchPeople(ids: readonly PersonId[] | null = null): Promise<void> {
  const version = await currentPolicyVersion(db);
  if (version === null) return;
  const { silentSeconds } = (await loadPolicy(version)).document.presence;
  const passing = (await loadAttendance(db, silentSeconds, ids)).flatMap((p) => {
    const is = absenceOf(p);
    const passage = passageOf(p.absence, is);
    return passage === null ? [] : [{ id: p.id, is, passage }];
  });
  const who = (passage: Passage, is: Absence | null) =>
    passing.filter((p) => p.passage === passage && p.is === is).map((p) => p.id);
  for (const absence of absences) {
    const gone = who("rescue", absence);
    if (gone.length > 0) await rescueWork(gone, absence);
    const noted = who("note", absence);
    if (noted.length > 0) await inTransaction((tx) => setAbsence(tx, noted, absence));
  }
  const back = who("back", null);
  if (back.length === 0) return;
  await inTransaction(async (tx) => {
    const fresh = await setAbsence(tx, back, null);
    if (fresh.length > 0) await endHandoffs(tx, fresh);
  });
  await requestPlan();
}
