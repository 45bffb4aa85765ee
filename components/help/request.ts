/** What a customer fills in. */
export interface HelpRequest {
  name: string;
  email: string;
  subject: string;
  text: string;
}
export type HelpField = keyof HelpRequest;
export const helpFields: readonly HelpField[] = ["name", "email", "subject", "text"];
export const emptyRequest: HelpRequest = { name: "", email: "", subject: "", text: "" };

/** A key of `help.fault`. */
export type Fault =
  | "nameMissing"
  | "nameUnusable"
  | "emailMissing"
  | "emailUnusable"
  | "subjectUnusable"
  | "textMissing"
  | "textUnusable"
  | "textTooLarge";
export type Faults = Partial<Record<HelpField, Fault>>;

export const maxTextBytes = 100 * 1024;
export const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/** What can be seen to be wrong before sending. The server judges again and more strictly. */
export function faultsOf({ name, email, subject, text }: HelpRequest): Faults {
  const faults: Faults = {};
  if (name.trim() === "") faults.name = "nameMissing";
  else if (name.length > 200) faults.name = "nameUnusable";
  if (email.trim() === "") faults.email = "emailMissing";
  else if (!/^\S+@\S+\.\S+$/.test(email.trim())) faults.email = "emailUnusable";
  if (subject.length > 300) faults.subject = "subjectUnusable";
  if (text.trim() === "") faults.text = "textMissing";
  else if (bytesOf(text) > maxTextBytes) faults.text = "textTooLarge";
  return faults;
}

const unusable: Record<HelpField, Fault> = {
  name: "nameUnusable",
  email: "emailUnusable",
  subject: "subjectUnusable",
  text: "textUnusable",
};

/** The field that the server's error is about, in words for customers; the API's sentences are for programs. */
export function faultsOfError(error: { code: string; field: string | null }): Faults {
  const field = error.field?.replace(/^customer\./, "") as HelpField | undefined;
  if (!field || !helpFields.includes(field)) return {};
  return { [field]: field === "text" && error.code === "tooLarge" ? "textTooLarge" : unusable[field] };
}
