import { dropEditor, keepEditor } from "../../db/policy/editors";
import type { PersonId } from "../../domain/ids";

/** Notes that somebody has a draft open just now. */
export const openDraft = (draftId: string, personId: PersonId, isChanging: boolean): Promise<void> =>
  keepEditor(draftId, personId, isChanging);

export const leaveDraft = (draftId: string, personId: PersonId): Promise<void> => dropEditor(draftId, personId);
