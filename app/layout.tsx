import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { KeepTitle } from "@/components/frame/keep-title";
import { AppProviders } from "@/components/providers";
import { Providers } from "@/components/trpc/provider";
import { messages } from "@/server/messages";
import "./globals.css";

const { productName } = messages.common;

export const metadata: Metadata = { title: { default: productName, template: `%s · ${productName}` } };

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f6f5f2" },
    { media: "(prefers-color-scheme: dark)", color: "#0f1012" },
  ],
};

/** Reading the nonce makes every page dynamic, which a policy with nonces needs anyway. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    // next-themes writes data-theme before React wakes up.
    <html lang="en" suppressHydrationWarning>
      <body>
        <AppProviders nonce={nonce} timeZone="UTC">
          <KeepTitle />
          <Providers>{children}</Providers>
        </AppProviders>
      </body>
    </html>
  );
}
