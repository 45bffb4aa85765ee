import "server-only";
import { createFormatter, createTranslator, type NamespaceKeys, type NestedKeyOf } from "use-intl/core";
import { messages } from "@/server/messages";
import "./app-config";

type Namespace = NamespaceKeys<typeof messages, NestedKeyOf<typeof messages>>;

/** Words for server components: `const t = getTranslator("inbox")`. */
export function getTranslator<const Area extends Namespace>(namespace: Area, timeZone = "UTC") {
  return createTranslator<typeof messages, Area>({ locale: "en", messages, namespace, timeZone });
}

/** Numbers and times for server components, in the person's time zone. */
export function getFormatter(timeZone: string) {
  return createFormatter({ locale: "en", timeZone });
}
