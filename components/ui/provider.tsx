"use client";
import { Tooltip } from "radix-ui";
import { createContext, type ReactNode, useContext, useState } from "react";
import { Toaster } from "./toast";

/** The few words the kit itself has to say. */
export interface UiLabels {
  close: string;
  dismiss: string;
  loading: string;
  optional: string;
  notifications: string;
}

interface Ui {
  labels: UiLabels;
  nonce: string | undefined;
}

const UiContext = createContext<Ui | null>(null);

export function useUi(): Ui {
  const ui = useContext(UiContext);
  if (!ui) throw new Error("components/ui needs <UiProvider> above it");
  return ui;
}

/**
 * Words, tooltips, toasts and the style nonce for everything below.
 * `get-nonce` (inside react-remove-scroll, so inside every modal) reads the nonce from this global. A refresh of the
 * layout brings a new nonce, but the document still obeys its first policy, so the first one stays.
 */
export function UiProvider({ labels, nonce, children }: { labels: UiLabels; nonce?: string; children: ReactNode }) {
  const [first] = useState(nonce);
  if (typeof window !== "undefined" && first) (window as { __webpack_nonce__?: string }).__webpack_nonce__ ??= first;
  return (
    <UiContext value={{ labels, nonce: first }}>
      <Tooltip.Provider delayDuration={350} skipDelayDuration={200}>
        {children}
        <Toaster dismissLabel={labels.dismiss} regionLabel={labels.notifications} />
      </Tooltip.Provider>
    </UiContext>
  );
}
