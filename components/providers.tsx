"use client";
import { ThemeProvider } from "next-themes";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { IntlProvider } from "./i18n/intl-provider";
import { UiProvider } from "./ui/provider";

interface Props {
  nonce: string | undefined;
  timeZone: string;
  children: ReactNode;
}

/** Everything a page may count on: theme, words, tooltips, toasts, state in the URL. */
export function AppProviders({ nonce, timeZone, children }: Props) {
  // A later render of the layout carries a new nonce; the document obeys the first.
  const [first] = useState(nonce);
  return (
    <ThemeProvider attribute="data-theme" defaultTheme="system" enableSystem disableTransitionOnChange nonce={first}>
      <IntlProvider timeZone={timeZone}>
        <NuqsAdapter>
          <LabelledUi nonce={first}>{children}</LabelledUi>
        </NuqsAdapter>
      </IntlProvider>
    </ThemeProvider>
  );
}

function LabelledUi({ nonce, children }: Omit<Props, "timeZone">) {
  const t = useTranslations("common");
  const labels = {
    close: t("close"),
    dismiss: t("dismiss"),
    loading: t("loading"),
    optional: t("optional"),
    notifications: t("notifications"),
  };
  return (
    <UiProvider labels={labels} nonce={nonce}>
      {children}
    </UiProvider>
  );
}
