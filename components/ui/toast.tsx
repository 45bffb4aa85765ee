"use client";
import { CircleCheck, Info, OctagonAlert, TriangleAlert, X } from "lucide-react";
import { Toast as Radix } from "radix-ui";
import { useSyncExternalStore } from "react";
import { buttonStyle } from "./button";
import { cn } from "./cn";
import { dismissToast, type Toast, toastStore } from "./toast-store";

const icons = {
  neutral: <Info className="text-muted" />,
  good: <CircleCheck className="text-good-text" />,
  warn: <TriangleAlert className="text-warn-text" />,
  late: <OctagonAlert className="text-late-text" />,
};

const none: readonly Toast[] = [];

/** Where toasts appear. Own one on radix, because the usual packages write style tags that a strict policy refuses. */
export function Toaster({ dismissLabel, regionLabel }: { dismissLabel: string; regionLabel: string }) {
  const toasts = useSyncExternalStore(toastStore.subscribe, toastStore.get, () => none);
  return (
    <Radix.Provider swipeDirection="left" label={regionLabel}>
      {toasts.map((one) => (
        <Radix.Root
          key={one.id}
          duration={one.duration}
          type={one.tone === "late" ? "foreground" : "background"}
          onOpenChange={(open) => !open && dismissToast(one.id)}
          className="flex animate-slide items-start gap-2.5 rounded-md border border-line bg-raised py-2 pr-2 pl-3 text-ink shadow-pop data-[swipe=move]:translate-x-(--radix-toast-swipe-move-x)"
        >
          <span aria-hidden className="mt-1 [&_svg]:size-4">
            {icons[one.tone]}
          </span>
          <div className="grid min-w-0 flex-1 py-0.5">
            <Radix.Title className="font-medium text-sm">{one.title}</Radix.Title>
            {one.description && <Radix.Description className="text-muted text-xs">{one.description}</Radix.Description>}
          </div>
          {one.action && (
            <Radix.Action
              altText={one.action.label}
              onClick={one.action.onSelect}
              className={buttonStyle({ size: "sm" })}
            >
              {one.action.label}
            </Radix.Action>
          )}
          <Radix.Close
            aria-label={dismissLabel}
            className={cn(buttonStyle({ variant: "ghost", size: "sm" }), "w-ctl-sm px-0")}
          >
            <X aria-hidden />
          </Radix.Close>
        </Radix.Root>
      ))}
      <Radix.Viewport
        label={regionLabel}
        // Not over the buttons that end a form or a reply, which stand at the right, nor over those of a phone, at the bottom.
        className="fixed top-14 left-3 z-70 grid w-88 max-w-[calc(100vw-1.5rem)] list-none gap-2 outline-none md:top-auto md:bottom-3"
      />
    </Radix.Provider>
  );
}
