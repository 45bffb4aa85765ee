import { type Profile, profileSchema } from "@/server/domain/people/profile";

/** A profile as it is typed: the capacity as text, so that nothing is lost of what is half written. */
export type ProfileDraft = Omit<Profile, "capacity"> & { capacity: string };

export const draftOf = (profile: Profile): ProfileDraft => ({ ...profile, capacity: String(profile.capacity) });

export const emptyDraft: ProfileDraft = {
  name: "",
  role: "agent",
  tier: 1,
  teams: [],
  skills: {},
  languages: [],
  capacity: "5",
};

/** The profile that a draft says, or what is wrong with it by field, a sentence each. */
export function readDraft(draft: ProfileDraft): { profile: Profile } | { faults: Partial<Record<string, string>> } {
  const { capacity } = draft;
  const number = /^\d+$/.test(capacity.trim()) ? Number(capacity) : Number.NaN;
  const read = profileSchema.safeParse({ ...draft, capacity: number });
  if (read.success) return { profile: read.data };
  const faults: Partial<Record<string, string>> = {};
  for (const { path, message } of read.error.issues) {
    const field = String(path[0]);
    faults[field] ??= message.charAt(0).toUpperCase() + message.slice(1);
  }
  return { faults };
}
