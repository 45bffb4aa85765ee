"use client";
import dynamic from "next/dynamic";
import { useTranslations } from "use-intl";
import { Skeleton } from "@/components/ui/skeleton";
import type { CanvasProps } from "./canvas-view";

/** The canvas takes the window's measure and draws itself in the browser alone; until it is there, its room is kept. */
const CanvasView = dynamic(() => import("./canvas-view").then((module) => module.CanvasView), {
  ssr: false,
  loading: () => <Waiting />,
});

function Waiting() {
  const t = useTranslations("canvas");
  return (
    <div
      role="status"
      aria-label={t("loading")}
      className="grid h-[64dvh] min-h-96 gap-3 rounded-lg border border-line p-3"
    >
      <Skeleton className="h-7 w-full" />
      <Skeleton className="h-full w-full" />
    </div>
  );
}

export const CanvasTab = (props: CanvasProps) => <CanvasView {...props} />;
