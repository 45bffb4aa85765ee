import { db, inTransaction } from "../../db/client";
import { currentPolicyVersion, loadPolicy } from "../../db/policies";
import { endSilence, loadAttendance, lookAtHours, setAbsence } from "../../db/presence/attendance";
import type { PersonId } from "../../domain/ids";
import { absenceOf } from "../../domain/rescue/absence";
import { absences } from "../../domain/vocabulary";
import { requestPlan } from "../planWaiting";
import { endHandoffs, rescueOverdue, rescueWork } from "../rescueWork";

/** What changes by time alone: shifts begin and end, silence becomes absence for good, what was to be handed off is overdue. */
export async function watchTime(): Promise<void> {
  await lookAtHours();
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
  const changed = (await loadAttendance(db, silentSeconds, ids)).flatMap((p) => {
    const is = absenceOf(p);
    return (is === null) === (p.absence === null) ? [] : [{ id: p.id, is }];
  });
  for (const absence of absences) {
    const gone = changed.filter((c) => c.is === absence).map((c) => c.id);
    if (gone.length > 0) await rescueWork(gone, absence);
  }
  const back = changed.filter((c) => c.is === null).map((c) => c.id);
  if (back.length === 0) return;
  await inTransaction(async (tx) => {
    const fresh = await setAbsence(tx, back, null);
    if (fresh.length > 0) await endHandoffs(tx, fresh);
  });
  await requestPlan();
}
