import type { messages } from "@/server/messages";

/** Types every key of `useTranslations` and `getTranslator`: an unknown key does not compile. */
declare module "use-intl" {
  interface AppConfig {
    Locale: "en";
    Messages: typeof messages;
  }
}
