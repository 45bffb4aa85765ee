"use client";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { messages } from "@/server/messages";
import "./globals.css";

/** Replaces the root layout, so it stands without any provider and reads its words from the catalogue directly. */
export default function GlobalError() {
  const { title, meaning } = messages.errors.app;
  return (
    <html lang="en">
      <body>
        <title>{title}</title>
        <main className="grid min-h-dvh place-items-center">
          <ErrorState
            title={title}
            meaning={meaning}
            actions={
              <Button variant="primary" onClick={() => location.reload()}>
                {messages.common.reload}
              </Button>
            }
          />
        </main>
      </body>
    </html>
  );
}
