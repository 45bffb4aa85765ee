import { normalisePhone } from "@/server/domain/customer/phone";

/** What an agent writes down of a call; `ticketId` is empty for something new. */
export interface CallDraft {
  name: string;
  phone: string;
  email: string;
  account: string;
  subject: string;
  text: string;
  isMine: boolean;
  ticketId: string;
}
export const emptyCall: CallDraft = {
  name: "",
  phone: "",
  email: "",
  account: "",
  subject: "",
  text: "",
  isMine: false,
  ticketId: "",
};

export type CallField = "name" | "phone" | "email" | "account" | "subject" | "text";
/** A key of `call.fault`. */
export type CallFault =
  | "nameMissing"
  | "nameUnusable"
  | "addressMissing"
  | "phoneUnusable"
  | "emailUnusable"
  | "accountUnknown"
  | "subjectUnusable"
  | "textMissing"
  | "textUnusable"
  | "textTooLarge";
export type CallFaults = Partial<Record<CallField, CallFault>>;

const maxTextBytes = 100 * 1024;
const isEmpty = (text: string) => text.trim() === "";

/** What can be seen to be wrong before sending; the server judges again. `knownName` stands in for an empty name. */
export function faultsOf(call: CallDraft, knownName: string | null): CallFaults {
  const { name, phone, email, subject, text } = call;
  const faults: CallFaults = {};
  if (isEmpty(name) && knownName === null) faults.name = "nameMissing";
  else if (name.length > 200) faults.name = "nameUnusable";
  if (isEmpty(phone) && isEmpty(email)) faults.phone = "addressMissing";
  if (!isEmpty(phone) && normalisePhone(phone) === null) faults.phone = "phoneUnusable";
  if (!isEmpty(email) && !/^\S+@\S+\.\S+$/.test(email.trim())) faults.email = "emailUnusable";
  if (subject.length > 300) faults.subject = "subjectUnusable";
  if (isEmpty(text)) faults.text = "textMissing";
  else if (new TextEncoder().encode(text).length > maxTextBytes) faults.text = "textTooLarge";
  return faults;
}

const unusable: Record<CallField, CallFault> = {
  name: "nameUnusable",
  phone: "phoneUnusable",
  email: "emailUnusable",
  account: "accountUnknown",
  subject: "subjectUnusable",
  text: "textUnusable",
};

/** The field that the server's error is about. */
export function faultsOfError({ code, field }: { code: string; field: string | null }): CallFaults {
  if (field === "customer") return { phone: "addressMissing" };
  const name = field?.replace(/^customer\./, "") ?? "";
  if (!Object.hasOwn(unusable, name)) return {};
  const known = name as CallField;
  return { [known]: known === "text" && code === "tooLarge" ? "textTooLarge" : unusable[known] };
}
